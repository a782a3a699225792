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
