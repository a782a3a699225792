import { addDays, type CalendarDate, dateFrom } from "../../../plan/rules/time/calendar-date.ts";

/** A stretch of days, both counted. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A plan of more weeks is of several months, and has a report of each. */
const WEEKS_OF_A_MONTH = 6;

/** What a month's report is about: the weeks of a plan of one month, else the calendar month of `day`. */
export function daysOfReport(start: CalendarDate | undefined, weeks: number, day: CalendarDate): Days {
  if (start !== undefined && weeks > 0 && weeks <= WEEKS_OF_A_MONTH)
    return { from: start, to: addDays(start, weeks * 7 - 1) };
  const [year, month] = day.split("-").map(Number) as [number, number];
  const next = month === 12 ? dateFrom(year + 1, 1, 1) : dateFrom(year, month + 1, 1);
  return { from: dateFrom(year, month, 1), to: addDays(next, -1) };
}
