import type { Weekday } from "../outline.ts";

/**
 * A day of the calendar, "2025-09-01" (ISO 8601), with no hour and no zone: arithmetic on it knows no daylight
 * saving, and its plain text order is the order of days.
 */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const DAY = 86_400_000;

/** Reads an ISO date; undefined where it is none or no such day exists. */
export function readDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && fromTime(time) === text ? (text as CalendarDate) : undefined;
}

/** The day it is on this device at a moment. */
export function dateOf(moment: Date): CalendarDate {
  return fromTime(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
}

/** The day of a year, a month (1 to 12) and a day of it. */
export function dateFrom(year: number, month: number, day: number): CalendarDate {
  return fromTime(Date.UTC(year, month - 1, day));
}

/** The day `days` later, or earlier where negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromTime(timeOf(date) + days * DAY);
}

/** How many days `later` lies after `earlier`. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return Math.round((timeOf(later) - timeOf(earlier)) / DAY);
}

export function weekdayOfDate(date: CalendarDate): Weekday {
  return (((new Date(timeOf(date)).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** The Monday of the week a day is in. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekdayOfDate(date));
}

/** The Monday on or after a day. */
export function mondayFrom(date: CalendarDate): CalendarDate {
  return weekdayOfDate(date) === 1 ? date : addDays(mondayOf(date), 7);
}

/** The moment to hand to a formatter that is set to UTC. */
export function utcMoment(date: CalendarDate): Date {
  return new Date(timeOf(date));
}

function timeOf(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromTime(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10) as CalendarDate;
}
