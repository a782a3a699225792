import { signal } from "@preact/signals";

const KEPT = "wayside-single-keys";

/** The keys that do something by themselves. */
export const singleKeys = ["/", "n", "j", "k", "?"] as const;
export type SingleKey = (typeof singleKeys)[number];

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

/** Whether single keys do something; whoever speaks to the device turns it off (WCAG 2.2, 2.1.4). */
export const singleKeysOn = signal(kept());

/** Turns single keys on or off on this device. */
export function setSingleKeys(on: boolean): void {
  singleKeysOn.value = on;
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // It holds until the page is closed.
  }
}

/** Listens for single keys wherever nothing is typed into and no sheet is open. */
export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    const key = singleKeys.find((one) => one === event.key);
    if (key === undefined || !singleKeysOn.value || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    event.preventDefault();
    void import("./press-key.ts").then((keys) => keys.pressKey(key));
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target.matches("input, textarea, select") && !target.matches("[type=checkbox]"))
  );
}
