import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../storage/device.ts";

const KEY = "ride-minutes";
const USUAL = 25;

/** Minutes of the next ride, as last set on this device. */
export const rideMinutes = signal(USUAL);

/** Reads what was set last. */
export async function loadRideMinutes(): Promise<void> {
  rideMinutes.value = await readDevice(KEY, v.number(), USUAL);
}

/** Sets the minutes of the ride, between five and three hours. */
export function setRideMinutes(minutes: number): void {
  rideMinutes.value = Math.min(180, Math.max(5, minutes));
  void writeDevice(KEY, rideMinutes.value);
}
