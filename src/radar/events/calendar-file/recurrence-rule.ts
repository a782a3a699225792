import ICAL from "ical.js";
import { later, withZone } from "./calendar-time.ts";
import { lunarYears, otherScale } from "./lunar-years.ts";
import { wallTime } from "./time-zones.ts";

/** Steps of rules that are tried for one entry, and for all of a file: a rule may name days that never come. */
const STEPS_OF_ENTRY = 20_000;
const STEPS_OF_FILE = 200_000;

/** Longer intervals of a rule than this mean nothing; ical.js adds them up day by day. */
const LONGEST_INTERVAL = 10_000;

/**
 * ical.js looks for the next occurrence in a loop of its own, which a rule like the 30th of February never leaves. Each
 * of its rounds asks whether the day found is one of the rule's: there the steps are counted, and the loop is left.
 */
const budget = { ofEntry: 0, ofFile: 0 };
const iterating = ICAL.RecurIterator.prototype as unknown as { check_contracting_rules(): boolean };
const checkRules = iterating.check_contracting_rules;
iterating.check_contracting_rules = function (this: typeof iterating): boolean {
  countStep();
  return checkRules.call(this);
};
function countStep(): void {
  if (--budget.ofEntry < 0 || --budget.ofFile < 0) throw new Error("a rule with too many steps");
}

const rules = ICAL.Recur.prototype;
const { iterator } = rules;
rules.iterator = function (this: ICAL.Recur, start: ICAL.Time): ICAL.RecurIterator {
  if (!(this.interval <= LONGEST_INTERVAL)) throw new Error("a rule with too long an interval");
  return iterator.call(this, start);
};

/** Begins to count the steps of a file anew. */
export function beginFile(): void {
  budget.ofFile = STEPS_OF_FILE;
  beginEntry();
}

/** Begins to count the steps of an entry anew. */
export function beginEntry(): void {
  budget.ofEntry = STEPS_OF_ENTRY;
}

/** Seconds of the periods of rules whose periods are all of one length. */
const PERIODS: Readonly<Record<string, number>> = {
  SECONDLY: 1,
  MINUTELY: 60,
  HOURLY: 60 * 60,
  DAILY: 24 * 60 * 60,
  WEEKLY: 7 * 24 * 60 * 60,
};
/** Milliseconds, more than the wall times of two zones ever differ by (26 hours). */
const BETWEEN_ZONES = 48 * 60 * 60 * 1000;

/**
 * The times of a rule (RFC 5545, 3.3.10), in their order and by the clock of the start; those that were over long before
 * `from`, in milliseconds since 1970, are left out where that can be worked out. Throws where it takes too many steps.
 */
export function* ruleTimes(rule: ICAL.Recur, start: ICAL.Time, from: number): Generator<ICAL.Time> {
  const whole = rule.clone();
  if (whole.until !== null && whole.until !== undefined) whole.until = lastMoment(whole.until, start);
  const scale = otherScale(rule);
  if (scale !== undefined) {
    yield* lunarYears(scale, whole, start, from, countStep);
    return;
  }
  const begin = nearer(start, whole, from);
  let times = whole.iterator(begin);
  let time = times.next();
  // The library gives, and counts, the start of some rules that is none of their times.
  if (time !== null && !checkRules.call(times as unknown as typeof iterating)) {
    if (whole.count !== null) {
      whole.count++;
      times = whole.iterator(begin);
      times.next();
    }
    time = times.next();
  }
  for (; time !== null && time !== undefined; time = times.next()) yield time.clone();
}

/** A day as the end of a rule of times is all of that day; a time as the end of one of days is its day. */
function lastMoment(until: ICAL.Time, start: ICAL.Time): ICAL.Time {
  const { year, month, day } = until;
  if (start.isDate) return new ICAL.Time({ year, month, day, isDate: true }, ICAL.Timezone.localTimezone);
  if (until.isDate)
    return new ICAL.Time({ year, month, day, hour: 23, minute: 59, second: 59, isDate: false }, start.zone);
  return until.zone === ICAL.Timezone.utcTimezone ? until : withZone(until, start.zone);
}

/** The start, or a whole number of periods later: the times from there on are the same. */
function nearer(start: ICAL.Time, rule: ICAL.Recur, from: number): ICAL.Time {
  const period = (PERIODS[rule.freq] ?? 0) * rule.interval;
  if (period === 0 || rule.count !== null) return start;
  const missing = from - BETWEEN_ZONES - wallTime(start);
  const periods = Math.floor(missing / 1000 / period) - 1;
  return periods > 0 ? later(start, periods * period * 1000) : start;
}
