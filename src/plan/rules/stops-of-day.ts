import type { CalendarDate } from "./calendar-date.ts";
import type { Outline, Task } from "./outline.ts";
import { appointment } from "./timetable.ts";

/** What a day asks for. */
export interface DayStops {
  /** Tasks whose days include this one, in the plan's order. */
  readonly due: readonly Task[];
  /** Tasks whose days have passed and that are not done. */
  readonly late: readonly Task[];
  /** The day something is next due, where nothing is today. */
  readonly next?: CalendarDate;
}

/** The stops of a day in a plan that starts on a Monday. */
export function stopsOfDay(
  outline: Outline,
  start: CalendarDate,
  day: CalendarDate,
  done: (task: Task) => boolean,
): DayStops {
  const due: Task[] = [];
  const late: Task[] = [];
  let next: CalendarDate | undefined;
  for (const task of outline.tasks) {
    const when = appointment(task, outline, start);
    if (when === undefined) continue;
    if (when.from <= day && day <= when.to) due.push(task);
    else if (when.to < day) {
      if (when.every === undefined && !done(task)) late.push(task);
    } else if (next === undefined || when.from < next) next = when.from;
  }
  return due.length > 0 || next === undefined ? { due, late } : { due, late, next };
}
