import { addDays, type CalendarDate } from "./calendar-date.ts";
import type { Cadence, Outline, Task, Unit } from "./outline.ts";

/** When a task is to be done: on a day, within some days, or again and again within some days. */
export interface Appointment {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly every?: Cadence;
}

const DAYS_A_WEEK = 7;

/** The weeks a plan is long; 0 where it speaks of none. */
export function weekCount(outline: Pick<Outline, "units">): number {
  return Math.max(0, ...outline.units.map((unit) => (unit.kind === "week" ? (unit.last ?? unit.number) : 0)));
}

/** The days a unit spans in a plan that starts on a Monday; undefined for one that names no days. */
export function unitDates(
  unit: Unit,
  start: CalendarDate,
): { from: CalendarDate; to: CalendarDate } | undefined {
  if (unit.number < 1) return undefined;
  const last = unit.last ?? unit.number;
  if (unit.kind === "week") {
    return {
      from: addDays(start, (unit.number - 1) * DAYS_A_WEEK),
      to: addDays(start, last * DAYS_A_WEEK - 1),
    };
  }
  if (unit.kind === "day") return { from: addDays(start, unit.number - 1), to: addDays(start, last - 1) };
  return undefined;
}

/** When a task is to be done in a plan that starts on a Monday; undefined where the plan does not say. */
export function appointment(task: Task, outline: Outline, start: CalendarDate): Appointment | undefined {
  const unit = task.unit === undefined ? undefined : outline.units[task.unit];
  const span = unit === undefined ? undefined : unitDates(unit, start);
  if (task.cadence !== undefined) {
    const whole = span ?? {
      from: start,
      to: addDays(start, Math.max(1, weekCount(outline)) * DAYS_A_WEEK - 1),
    };
    return { ...whole, every: task.cadence };
  }
  if (span === undefined) return undefined;
  if (task.weekdays === undefined || unit?.kind === "day") return span;
  return {
    from: addDays(span.from, task.weekdays.from - 1),
    to: addDays(span.from, task.weekdays.to - 1),
  };
}

/** The unit a day falls in: its index, or undefined before, after or between. */
export function unitOn(
  date: CalendarDate,
  outline: Pick<Outline, "units">,
  start: CalendarDate,
): number | undefined {
  const index = outline.units.findIndex((unit) => {
    const span = unitDates(unit, start);
    return span !== undefined && span.from <= date && date <= span.to;
  });
  return index < 0 ? undefined : index;
}
