import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";

const SINGLE_KEYS = "single-keys";

/** The keys that do something by themselves. */
export const singleKeys = ["/", "n", "j", "k", "?"] as const;
export type SingleKey = (typeof singleKeys)[number];

/** Whether single keys do something; a person who speaks to the device turns it off (WCAG 2.2, 2.1.4). */
export const singleKeysOn = signal(true);

/** Turns single keys on or off on this device. */
export function setSingleKeys(on: boolean): void {
  singleKeysOn.value = on;
  void writeDevice(SINGLE_KEYS, on);
}

/** Listens for single keys wherever nothing is typed into and no sheet is open. */
export async function listenForKeys(): Promise<void> {
  singleKeysOn.value = await readDevice(SINGLE_KEYS, v.boolean(), true);
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
  const untyped = "[type=checkbox], [type=radio], [type=button], [type=file]";
  return target.isContentEditable || (target.matches("input, textarea, select") && !target.matches(untyped));
}
