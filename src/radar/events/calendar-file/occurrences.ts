import ICAL from "ical.js";
import {
  convertedTo,
  endOf,
  instantOf,
  inZoneOf,
  type Length,
  later,
  lengthOf,
  readableValues,
  timesOf,
} from "./calendar-time.ts";
import { ruleTimes } from "./recurrence-rule.ts";
import { type TimeZones, wallTime } from "./time-zones.ts";

const DAY = 24 * 60 * 60 * 1000;
/** All times within so many days are taken, up to the largest number; of what comes less often the next, within years. */
const NEAR = 92 * DAY;
const MOST = 400;
const NEXT = 24;
const FAR = 2 * 366 * DAY;

/** One time at which an event takes place. */
export interface Occurrence {
  /** Identifies the occurrence within its event: its regular start by the wall clock; "" for an event that does not recur. */
  readonly key: string;
  readonly start: ICAL.Time;
  readonly length: Length | undefined;
  /** The component that says what takes place. */
  readonly event: ICAL.Component;
}

/** An event of a calendar with all that is said of it: itself, and the changes to single times of it. */
export interface EventEntry {
  readonly master: ICAL.Component | undefined;
  readonly changes: readonly ICAL.Component[];
}

/**
 * When an event takes place from a moment on (milliseconds since 1970), in its order: by its rules and dates, without
 * those it excludes, each as it was moved or changed. Times are the same where they are the same moment, in whichever
 * zone they are written. Of an event that is over its first is left.
 */
export function occurrencesOf(
  { master, changes }: EventEntry,
  zones: TimeZones,
  from: number,
): readonly Occurrence[] {
  const changed = latestChanges(changes, zones);
  if (master === undefined) return changed.map(({ key, occurrence }) => ({ ...occurrence, key }));
  const first = occurrenceOf(master, "", zones);
  if (first === undefined) return [];
  const regular = regularTimes(master, first, zones, from);
  const instants = new Set(regular.map(({ start }) => instantOf(start)));
  const byInstant = new Map(
    changed.filter(({ onwards }) => !onwards).map((change) => [change.instant, change]),
  );
  const onwards = changed.filter((change) => change.onwards);
  const taking = regular.map((occurrence): Occurrence => {
    const instant = instantOf(occurrence.start);
    const single = byInstant.get(instant);
    if (single !== undefined) return { ...single.occurrence, key: occurrence.key };
    const before = onwards.findLast((change) => change.instant <= instant);
    return before === undefined ? occurrence : moved(occurrence, before);
  });
  // A change of a time that none of the rules names stands by itself.
  const alone = [...byInstant.values()].filter(({ instant }) => !instants.has(instant));
  const all = [...taking, ...alone.map(({ key, occurrence }) => ({ ...occurrence, key }))].filter(
    (occurrence) => endInstant(occurrence) >= from,
  );
  if (all.length === 0) return [first];
  return all.sort((one, other) => instantOf(one.start) - instantOf(other.start));
}

function occurrenceOf(event: ICAL.Component, key: string, zones: TimeZones): Occurrence | undefined {
  const [start] = timesOf(event.getFirstProperty("dtstart"), zones);
  return start === undefined ? undefined : { key, start, length: lengthOf(start, event, zones), event };
}

function endInstant({ start, length }: Occurrence): number {
  const end = endOf(start, length);
  return Math.max(instantOf(start), end === undefined ? Number.NEGATIVE_INFINITY : instantOf(end));
}

/** A change to one time of an event, or to it and all that follow (RECURRENCE-ID, RFC 5545, 3.8.4.4). */
interface Change {
  readonly instant: number;
  readonly recurrence: ICAL.Time;
  readonly onwards: boolean;
  readonly key: string;
  readonly occurrence: Occurrence;
}

/** The changes in the order of the times they change, of several to one the one that was made last. */
function latestChanges(changes: readonly ICAL.Component[], zones: TimeZones): readonly Change[] {
  const latest = new Map<string, Change>();
  for (const event of changes) {
    const property = event.getFirstProperty("recurrence-id");
    const [recurrence] = timesOf(property, zones);
    const occurrence = occurrenceOf(event, "", zones);
    if (recurrence === undefined || occurrence === undefined) continue;
    const onwards = /^THISANDFUTURE$/i.test(String(property?.getParameter("range") ?? ""));
    const instant = instantOf(recurrence);
    const before = latest.get(`${instant} ${onwards}`);
    if (before !== undefined && sequenceOf(before.occurrence.event) > sequenceOf(event)) continue;
    latest.set(`${instant} ${onwards}`, {
      instant,
      recurrence,
      onwards,
      key: recurrence.toString(),
      occurrence,
    });
  }
  return [...latest.values()].sort((one, other) => one.instant - other.instant);
}

/** How often an event was changed (SEQUENCE); 0 where it does not say. */
export function sequenceOf(event: ICAL.Component): number {
  const sequence = Number(event.getFirstPropertyValue("sequence") ?? 0);
  return Number.isFinite(sequence) ? sequence : 0;
}

/** An occurrence behind a change to all that follow: later or earlier by as much, by the clock of the change. */
function moved({ key, start }: Occurrence, { recurrence, occurrence }: Change): Occurrence {
  const { zone } = occurrence.start;
  const by = wallTime(occurrence.start) - wallTime(convertedTo(recurrence, zone));
  return { ...occurrence, key, start: later(convertedTo(start, zone), by) };
}

function regularTimes(
  master: ICAL.Component,
  first: Occurrence,
  zones: TimeZones,
  from: number,
): readonly Occurrence[] {
  const { start, length } = first;
  const rules = master
    .getAllProperties("rrule")
    .map((property) => property.getFirstValue())
    .filter((value) => value instanceof ICAL.Recur);
  const dates = master.getAllProperties("rdate").flatMap((property) => addedTimes(property, first, zones));
  if (rules.length === 0 && dates.length === 0) return [first];
  const isExcluded = exclusionOf(master, zones);
  const at = (time: ICAL.Time): Occurrence => ({ ...first, key: time.toString(), start: time });
  const found = new Map<number, Occurrence>();
  const add = (occurrence: Occurrence): void => {
    if (!isExcluded(occurrence.start)) found.set(instantOf(occurrence.start), occurrence);
  };
  // Without a rule the date it begins on is one of its dates, and known by the event itself.
  if (rules.length === 0) add(first);
  const since = from - Math.max(0, length?.milliseconds ?? 0);
  for (const rule of rules) {
    let count = 0;
    const most = /^(?:SECONDLY|MINUTELY)$/.test(rule.freq) ? NEXT : MOST;
    for (const time of ruleTimes(rule, start, since)) {
      const instant = instantOf(time);
      if (instant < since || isExcluded(time)) continue;
      const isEnough = count >= NEXT ? instant > from + NEAR : instant > from + FAR && count > 0;
      if (isEnough) break;
      add(at(time));
      if (++count >= most) break;
    }
  }
  for (const date of dates) add({ ...date, key: date.start.toString() });
  return [...found.values()].sort((one, other) => instantOf(one.start) - instantOf(other.start));
}

/** The times of an RDATE; a period has a length of its own. */
function addedTimes(property: ICAL.Property, first: Occurrence, zones: TimeZones): readonly Occurrence[] {
  return readableValues(property).flatMap((value): Occurrence[] => {
    if (value instanceof ICAL.Time) return [{ ...first, start: inZoneOf(value, property, zones) }];
    if (!(value instanceof ICAL.Period)) return [];
    const length = { milliseconds: value.getDuration().toSeconds() * 1000, byTheClock: false };
    return [{ ...first, start: inZoneOf(value.start, property, zones), length }];
  });
}

/** Tells whether an event excludes a time (EXDATE, RFC 5545, 3.8.5.1): by its instant, or by its day where a date is excluded. */
function exclusionOf(master: ICAL.Component, zones: TimeZones): (time: ICAL.Time) => boolean {
  const excluded = master.getAllProperties("exdate").flatMap((property) => timesOf(property, zones));
  const instants = new Set(excluded.map(instantOf));
  const days = new Set(excluded.filter(({ isDate }) => isDate).map(dayOf));
  return (time) => instants.has(instantOf(time)) || days.has(dayOf(time));
}

function dayOf({ year, month, day }: ICAL.Time): string {
  return `${year}-${month}-${day}`;
}
