import { type CalendarDate, utcMoment } from "../rules/time/calendar-date.ts";

const zone = { timeZone: "UTC" } as const;
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short", ...zone });
const dayMonth = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", ...zone });
const whole = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  ...zone,
});

/** "Wed", as the person's locale has it. */
export function weekdayText(date: CalendarDate): string {
  return weekday.format(utcMoment(date));
}

/** "4 Nov". */
export function dayMonthText(date: CalendarDate): string {
  return dayMonth.format(utcMoment(date));
}

/** "Wed 4 Nov". */
export function dateText(date: CalendarDate): string {
  return whole.format(utcMoment(date));
}

/** "2–8 Nov", or a single day. Never with a year: what is meant is plain from what stands beside it. */
export function spanText(from: CalendarDate, to: CalendarDate): string {
  if (from === to) return dayMonthText(from);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayMonthText(from)} – ${dayMonthText(to)}`;
  return dayMonth.formatRange(utcMoment(from), utcMoment(to));
}
