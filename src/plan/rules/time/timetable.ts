import type { Cadence, Outline, Task, Unit } from "../outline.ts";
import { addDays, type CalendarDate, dateFrom, daysBetween, mondayOf, readDate } from "./calendar-date.ts";
import { monthIn } from "./month-in-text.ts";
import { unitDays } from "./unit-days.ts";

/** When a task is to be done: on a day, within some days, or again and again within some days. */
export interface Appointment {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly every?: Cadence;
}

export interface DateSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

type Timed = Pick<Outline, "units" | "title" | "duration" | "pace">;

const DAYS_A_WEEK = 7;

/** The weeks a plan is long; 0 where it speaks of no time at all. */
export function weekCount(outline: Timed): number {
  const start = dateFrom(2001, 1, 1);
  const ends = outline.units.flatMap((unit) => unitDates(outline, unit, start)?.to ?? []);
  const last = ends.sort().at(-1);
  return last === undefined ? 0 : Math.max(1, Math.ceil((daysBetween(start, last) + 1) / DAYS_A_WEEK));
}

/**
 * The days a unit spans in a plan that starts on a Monday; undefined for one that names none. Dates in headings move
 * with the start, as far as the plan was moved.
 */
export function unitDates(outline: Timed, unit: Unit, start: CalendarDate): DateSpan | undefined {
  if (unit.kind === "date") {
    const named = namedDate(outline, unit);
    const first = firstNamedMonday(outline);
    if (named === undefined || first === undefined) return undefined;
    const date = addDays(named, daysBetween(first, start));
    return { from: date, to: date };
  }
  const days = unitDays(outline)[outline.units.indexOf(unit)];
  return days === undefined ? undefined : { from: addDays(start, days.from), to: addDays(start, days.to) };
}

/** The Monday of the week of the first date a plan's headings name; undefined where they name none. */
export function firstNamedMonday(outline: Timed): CalendarDate | undefined {
  const dates = outline.units.flatMap((unit) => namedDate(outline, unit) ?? []);
  const first = dates.sort()[0];
  return first === undefined ? undefined : mondayOf(first);
}

function namedDate(outline: Timed, unit: Unit): CalendarDate | undefined {
  if (unit.date === undefined) return undefined;
  if (!unit.date.startsWith("--")) return readDate(unit.date);
  const year = (monthIn(outline.title) ?? monthIn(outline.duration ?? ""))?.year ?? 2000;
  return readDate(`${year}${unit.date.slice(1)}`);
}

/** When a task is to be done in a plan that starts on a Monday; undefined where the plan does not say. */
export function appointment(task: Task, outline: Outline, start: CalendarDate): Appointment | undefined {
  const unit = task.unit === undefined ? undefined : outline.units[task.unit];
  const span = unit === undefined ? undefined : unitDates(outline, unit, start);
  if (task.cadence !== undefined) {
    const whole = span ?? {
      from: start,
      to: addDays(start, Math.max(1, weekCount(outline)) * DAYS_A_WEEK - 1),
    };
    return { ...whole, every: task.cadence };
  }
  const own = ownDates(task);
  if (own !== undefined) return own;
  if (task.day !== undefined) {
    const day = addDays(start, task.day);
    return { from: day, to: day };
  }
  if (span === undefined) return undefined;
  if (task.weekdays === undefined || unit?.kind === "day" || unit?.kind === "date") return span;
  return {
    from: addDays(span.from, task.weekdays.from - 1),
    to: addDays(span.from, task.weekdays.to - 1),
  };
}

/** Dates a task itself names: it is scheduled for a day, or starts and is due. */
function ownDates({ dates }: Task): DateSpan | undefined {
  const [due, scheduled, start] = [dates?.due, dates?.scheduled, dates?.start].map((text) =>
    text === undefined ? undefined : readDate(text),
  );
  const from = scheduled ?? start ?? due;
  const to = due ?? scheduled ?? start;
  if (from === undefined || to === undefined) return undefined;
  return from <= to ? { from, to } : { from: to, to };
}

/** Whether a task that comes back asks for its check on a day. */
export function fallsOn(when: Appointment, day: CalendarDate): boolean {
  if (day < when.from || day > when.to) return false;
  const { every } = when;
  return (
    every === undefined ||
    every.every === "day" ||
    every.weekday === undefined ||
    weekdayMatches(every.weekday, day)
  );
}

function weekdayMatches(weekday: number, day: CalendarDate): boolean {
  return daysBetween(mondayOf(day), day) + 1 === weekday;
}

/** The day a check of a task that comes back is kept under: the day itself, the week's Monday or the month's first. */
export function checkDay(every: Cadence, day: CalendarDate): CalendarDate {
  if (every.every === "day") return day;
  if (every.every === "week") return mondayOf(day);
  return `${day.slice(0, 8)}01` as CalendarDate;
}

/** The unit a day falls in, the innermost of several: its index, or undefined before, after or between. */
export function unitOn(date: CalendarDate, outline: Timed, start: CalendarDate): number | undefined {
  let found: { readonly index: number; readonly days: number } | undefined;
  outline.units.forEach((unit, index) => {
    const span = unitDates(outline, unit, start);
    if (span === undefined || date < span.from || span.to < date) return;
    const days = daysBetween(span.from, span.to);
    if (found === undefined || days < found.days) found = { index, days };
  });
  return (found as { readonly index: number } | undefined)?.index;
}
