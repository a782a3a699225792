import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Weekday } from "../../plan/rules/outline.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";

const KEY = "reflection-day";
const FRIDAY: Weekday = 5;

/** The day of the week on which one reflects; Friday unless another was chosen. */
export const reflectionDay = signal<Weekday>(FRIDAY);
let read: Promise<void> | undefined;

/** Reads what was chosen on this device, once. */
export function loadReflectionDay(): Promise<void> {
  read ??= readDevice(KEY, v.picklist([1, 2, 3, 4, 5, 6, 7]), FRIDAY).then((day) => {
    reflectionDay.value = day;
  });
  return read;
}

/** Chooses another day. */
export function chooseReflectionDay(day: Weekday): Promise<Outcome<undefined>> {
  reflectionDay.value = day;
  return writeDevice(KEY, day);
}
