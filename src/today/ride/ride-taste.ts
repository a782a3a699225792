import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { type RideTaste, tastes } from "./rules/playlist.ts";

const KEY = "ride-taste";

/** Whether one would rather read or listen, as last chosen on this device. */
export const rideTaste = signal<RideTaste>("both");

/** Reads what was chosen last. */
export async function loadTaste(): Promise<void> {
  rideTaste.value = await readDevice(KEY, v.picklist(tastes), "both");
}

/** Chooses, and keeps it on this device. */
export function chooseTaste(taste: RideTaste): void {
  rideTaste.value = taste;
  void writeDevice(KEY, taste);
}
