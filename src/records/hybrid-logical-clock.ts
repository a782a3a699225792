/**
 * A hybrid logical clock stamp (Kulkarni et al. 2014, "Logical Physical Clocks"), as text whose plain
 * string order is the order of time: milliseconds since 1970 (9 base-36 digits), a counter (3 base-36
 * digits) and the device that wrote, joined by "-". Two devices never make the same stamp.
 */
export type Stamp = string & { readonly __stamp: unique symbol };

/** The clock of one device: the largest time it has made or seen. */
export interface ClockState {
  readonly milliseconds: number;
  readonly counter: number;
}

const TIME_DIGITS = 9;
const COUNTER_DIGITS = 3;
const LARGEST_COUNTER = 36 ** COUNTER_DIGITS - 1;
/** The year 2200. A device's date may be wrong by years; one beyond this was not made by any clock. */
const LAST_PLAUSIBLE = Date.UTC(2200, 0, 1);
/** A day: a stamp further ahead of this device's own clock than that does not move the clock along. */
const FURTHEST_AHEAD = 24 * 60 * 60 * 1000;

export const clockAtZero: ClockState = { milliseconds: 0, counter: 0 };

/** Writes a clock reading of a device as a stamp. */
export function formatStamp(clock: ClockState, device: string): Stamp {
  const time = clock.milliseconds.toString(36).padStart(TIME_DIGITS, "0");
  const counter = clock.counter.toString(36).padStart(COUNTER_DIGITS, "0");
  return `${time}-${counter}-${device}` as Stamp;
}

/** The wall time of a stamp, in milliseconds since 1970. */
export function stampTime(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, TIME_DIGITS), 36);
}

function stampCounter(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(TIME_DIGITS + 1, TIME_DIGITS + 1 + COUNTER_DIGITS), 36);
}

/** The clock after one more event of this device at wall time `now`; always later than before. */
export function advance(clock: ClockState, now: number): ClockState {
  if (now > clock.milliseconds) return { milliseconds: Math.min(now, LAST_PLAUSIBLE - 1), counter: 0 };
  if (clock.counter < LARGEST_COUNTER)
    return { milliseconds: clock.milliseconds, counter: clock.counter + 1 };
  return { milliseconds: clock.milliseconds + 1, counter: 0 };
}

/**
 * The clock after seeing a stamp of another device. A stamp more than a day ahead of `now` (a device whose
 * date is wrong) is kept with its record but does not drag this clock along.
 */
export function witness(clock: ClockState, stamp: Stamp, now: number): ClockState {
  const seen = { milliseconds: stampTime(stamp), counter: stampCounter(stamp) };
  if (!isBelievable(stamp, now)) return clock;
  const ahead =
    seen.milliseconds > clock.milliseconds ||
    (seen.milliseconds === clock.milliseconds && seen.counter > clock.counter);
  return ahead ? seen : clock;
}

/**
 * A stamp of a device that comes after another one, however wrong the date of the device that made that: `stamp` itself
 * where it does, else the next moment after the other. A clock is not dragged along by it.
 */
export function stampAfter(stamp: Stamp, other: Stamp | undefined, device: string): Stamp {
  // After one that no clock made there is no room; whoever reads it from a file refuses it.
  if (other === undefined || stamp > other || !isPlausible(other)) return stamp;
  const next = advance({ milliseconds: stampTime(other), counter: stampCounter(other) }, 0);
  return formatStamp(next, device);
}

/** Whether some device's clock, however wrong its date, can have made a stamp. Whatever is written next comes after it. */
export function isPlausible(stamp: Stamp): boolean {
  return stampTime(stamp) < LAST_PLAUSIBLE;
}

/** Whether a stamp is not so far ahead of `now` that its device's date must be wrong. */
export function isBelievable(stamp: Stamp, now: number): boolean {
  return stampTime(stamp) <= now + FURTHEST_AHEAD;
}

/** The later of two stamps, either of which may be missing. */
export function laterStamp<S extends Stamp | undefined>(one: S, other: S): S {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return one >= other ? one : other;
}
