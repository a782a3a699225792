import { addDays, type CalendarDate } from "./calendar-date.ts";

const WORKDAYS = 5;

/** The days for so many tasks in order, spread evenly over the five workdays from a Monday on. */
export function spreadOver(tasks: number, monday: CalendarDate): readonly CalendarDate[] {
  return Array.from({ length: tasks }, (_, index) =>
    addDays(monday, Math.floor((index * WORKDAYS) / Math.max(tasks, WORKDAYS))),
  );
}
