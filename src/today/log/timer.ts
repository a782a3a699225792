import { signal } from "@preact/signals";
import * as v from "valibot";
import { writeLogged } from "../../plan/log-store.ts";
import { dateOf, readDate } from "../../plan/rules/time/calendar-date.ts";
import { derivedId } from "../../records/identity.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import type { Changed } from "../../storage/records/undoable-change.ts";
import { rememberTimer } from "./timer-hint.ts";

const KEY = "log-timer";
const schema = v.object({
  /** Milliseconds since 1970. */
  startedAt: v.number(),
  plan: v.string(),
  /** The day it was started, where it was started; timers of earlier versions have none. */
  day: v.optional(v.string(), ""),
});
type Timer = v.InferOutput<typeof schema>;

/** The timer that runs on this device, whether or not the app is open; undefined where none does. */
export const timer = signal<Timer | undefined>(undefined);
let read: Promise<void> | undefined;

/** Takes up the timer that ran when the app was closed, once. */
export function loadTimer(): Promise<void> {
  read ??= readDevice(KEY, v.optional(schema), undefined).then((kept) => {
    timer.value ??= kept;
  });
  return read;
}

/** Starts the timer for a plan; `startedAt`, and its day, are in the past for one that was stopped and is to run on. */
export function startTimer(
  plan: string,
  startedAt: number,
  day: string = dateOf(new Date(startedAt)),
): Promise<Outcome<undefined>> {
  timer.value = { startedAt, plan, day };
  rememberTimer(true);
  return writeDevice(KEY, timer.value);
}

/** A timer that ran for so many whole minutes, and what came of logging them. */
export interface StoppedTimer {
  readonly stopped: Timer;
  readonly minutes: number;
  readonly outcome: Outcome<Changed>;
}

/** Stops the timer and logs its whole minutes to the day it was started on; undefined where it ran for less than one. */
export async function stopTimer(now: number): Promise<StoppedTimer | undefined> {
  const ran = timer.peek();
  if (ran === undefined) return undefined;
  const minutes = Math.min(24 * 60, Math.floor((now - ran.startedAt) / 60_000));
  const day = readDate(ran.day) ?? dateOf(new Date(ran.startedAt));
  // The entry first: a crash in between logs the minutes rather than losing them.
  // One timer is one entry, also where two tabs stop it.
  const id = derivedId("timer", String(ran.startedAt), ran.plan);
  const outcome =
    minutes < 1
      ? undefined
      : await writeLogged(id, { date: day, minutes, what: ran.plan, kind: "timer", topic: "" });
  timer.value = undefined;
  rememberTimer(false);
  await writeDevice(KEY, undefined);
  return outcome === undefined ? undefined : { stopped: ran, outcome, minutes };
}
