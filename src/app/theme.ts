import { signal } from "@preact/signals";

/** Light, dark, or as the device has it. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const KEY = "wayside-theme";

function kept(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(KEY)) ?? "auto";
  } catch {
    // No storage in this window: the device's theme it is.
    return "auto";
  }
}

export const theme = signal<Theme>(kept());

/** Puts the theme on the page; called before anything is painted. */
export function applyTheme(): void {
  if (theme.value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}

/** Chooses a theme and keeps it on this device. It is read before the database can be, so it lives apart. */
export function chooseTheme(next: Theme): void {
  theme.value = next;
  applyTheme();
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It holds until the page is closed.
  }
}
