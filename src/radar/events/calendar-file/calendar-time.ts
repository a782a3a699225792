import ICAL from "ical.js";
import { type TimeZones, wallTime } from "./time-zones.ts";

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** The times of a property in their zone: that of the property, UTC, or none. Those of another kind are left out. */
export function timesOf(property: ICAL.Property | null, zones: TimeZones): readonly ICAL.Time[] {
  if (property === null) return [];
  return readableValues(property).flatMap((value) =>
    value instanceof ICAL.Time ? [inZoneOf(value, property, zones)] : [],
  );
}

/** The values of a property that can be read: an empty or broken one among them costs itself alone, not the event. */
export function readableValues(property: ICAL.Property): readonly unknown[] {
  try {
    return property.getValues();
  } catch {
    const [name, parameters, type, ...values] = property.toJSON() as readonly unknown[];
    return values.flatMap((value) => {
      try {
        return new ICAL.Property([name, parameters, type, value] as never).getValues();
      } catch {
        return [];
      }
    });
  }
}

/** A time, in the zone its property names. */
export function inZoneOf(time: ICAL.Time, property: ICAL.Property, zones: TimeZones): ICAL.Time {
  if (time.isDate || time.zone === ICAL.Timezone.utcTimezone) return time;
  return withZone(time, zones.get(String(property.getParameter("tzid") ?? "")));
}

/** The same reading of a clock in a zone; undefined for wherever one is. */
export function withZone(time: ICAL.Time, zone: ICAL.Timezone | undefined): ICAL.Time {
  const { year, month, day, hour, minute, second, isDate } = time;
  return new ICAL.Time(
    { year, month, day, hour, minute, second, isDate },
    zone ?? ICAL.Timezone.localTimezone,
  );
}

/** Milliseconds since 1970; of a day its midnight, and of a time without a zone that of a clock that shows UTC. */
export function instantOf(time: ICAL.Time): number {
  const isPlaced = !time.isDate && time.zone !== ICAL.Timezone.localTimezone;
  return wallTime(time) - (isPlaced ? (time.zone?.utcOffset(time) ?? 0) * SECOND : 0);
}

/** The same instant in another zone. */
export function convertedTo(time: ICAL.Time, zone: ICAL.Timezone | undefined): ICAL.Time {
  if (time.isDate || time.zone === zone || zone === undefined) return time;
  const instant = instantOf(time);
  let shown = timeOfWall(instant, zone);
  // Twice, for the offset is that of what the clocks show, which is not known before.
  for (let step = 0; step < 2; step++) shown = timeOfWall(instant + zone.utcOffset(shown) * SECOND, zone);
  return shown;
}

function timeOfWall(wall: number, zone: ICAL.Timezone): ICAL.Time {
  return withZone(ICAL.Time.fromJSDate(new Date(wall), true), zone);
}

/** A time so many milliseconds later by the clock that is looked at. */
export function later(time: ICAL.Time, milliseconds: number): ICAL.Time {
  const moved = time.clone();
  // The library leaves the seconds of a day alone.
  if (time.isDate) moved.adjust(Math.round(milliseconds / DAY), 0, 0, 0);
  else moved.adjust(0, 0, 0, milliseconds / SECOND);
  return moved;
}

/** As a record of an event has it: a day, a moment of UTC, or a time without a zone. */
export function storedTime(time: ICAL.Time): string {
  const written = new Date(instantOf(time)).toISOString();
  if (time.isDate) return written.slice(0, 10);
  const moment = written.slice(0, 19);
  return time.zone === ICAL.Timezone.localTimezone ? moment : `${moment}Z`;
}

/** How long an event is: what its clock shows at its end less what it showed at its start, or a span of time. */
export interface Length {
  readonly milliseconds: number;
  /**
   * Whether it is added to the wall time, so that an event from 22:00 to 06:00 ends at 06:00 also in the night in which
   * the clocks change; else it is added to the instant.
   */
  readonly byTheClock: boolean;
}

/** Milliseconds an event may last: years; one that names more means nothing by it. */
const LONGEST = 5 * 366 * 24 * 60 * 60 * SECOND;

/** The length of an event by its end or its duration; undefined where it says neither, or nothing sensible. */
export function lengthOf(start: ICAL.Time, event: ICAL.Component, zones: TimeZones): Length | undefined {
  const [end] = timesOf(event.getFirstProperty("dtend"), zones);
  const duration = event.getFirstPropertyValue("duration");
  let length: Length | undefined;
  if (end !== undefined && end.isDate === start.isDate) {
    const byTheClock = start.isDate || end.zone === start.zone;
    const milliseconds = byTheClock ? wallTime(end) - wallTime(start) : instantOf(end) - instantOf(start);
    length = { milliseconds, byTheClock };
  } else if (duration instanceof ICAL.Duration)
    length = {
      milliseconds: duration.toSeconds() * SECOND,
      byTheClock: duration.hours + duration.minutes + duration.seconds === 0,
    };
  return length === undefined || Math.abs(length.milliseconds) > LONGEST ? undefined : length;
}

/** The moment at which an event of a length ends. */
export function endOf(start: ICAL.Time, length: Length | undefined): ICAL.Time | undefined {
  if (length === undefined) return undefined;
  if (length.byTheClock || start.isDate || start.zone === ICAL.Timezone.localTimezone)
    return later(start, length.milliseconds);
  return ICAL.Time.fromJSDate(new Date(instantOf(start) + length.milliseconds), true);
}

/** The end as a record has it: the last day of what takes whole days, for a calendar names the day after. */
export function storedEnd(start: ICAL.Time, length: Length | undefined): string {
  const end = endOf(start, length);
  if (end === undefined) return "";
  if (!start.isDate) return storedTime(end);
  const last = end.clone();
  last.adjust(-1, 0, 0, 0);
  return last.compare(start) <= 0 ? "" : storedTime(last);
}
