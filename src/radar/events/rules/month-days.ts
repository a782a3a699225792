import { dayOf } from "./event-time.ts";

/** A day as a month's page shows it. */
export interface MonthDay {
  /** "2026-11-02" */
  readonly day: string;
  readonly number: number;
  /** Whether it is of the month itself, not of the one before or after. */
  readonly within: boolean;
}

const WEEK = 7;

/** The days on the page of the month that a date is in: whole weeks, each from Monday on. */
export function monthDays(date: Date): readonly MonthDay[] {
  const [year, month] = [date.getFullYear(), date.getMonth()];
  const before = (new Date(year, month, 1).getDay() + 6) % WEEK;
  const length = new Date(year, month + 1, 0).getDate();
  return Array.from({ length: Math.ceil((before + length) / WEEK) * WEEK }, (_, index) => {
    const at = new Date(year, month, 1 - before + index);
    return { day: dayOf(at), number: at.getDate(), within: at.getMonth() === month };
  });
}
