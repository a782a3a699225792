import type { Task } from "../outline.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { type Appointment, fallsOn } from "./timetable.ts";

/** What a day asks for. */
export interface DayStops {
  /** Tasks of this day, in the plan's order. */
  readonly due: readonly Task[];
  /** Checks that come back, of this day. */
  readonly checks: readonly Task[];
  /** Tasks whose days have passed and that are neither done nor skipped. */
  readonly late: readonly Task[];
  /** The day something is next due, where nothing is today, and what. */
  readonly next?: { readonly day: CalendarDate; readonly tasks: readonly Task[] };
}

/**
 * The stops of a day. `when` gives a task's days, moved or as planned; `settled` whether nothing is left to do
 * about it.
 */
export function stopsOfDay(
  tasks: readonly Task[],
  day: CalendarDate,
  when: (task: Task) => Appointment | undefined,
  settled: (task: Task) => boolean,
): DayStops {
  const due: Task[] = [];
  const checks: Task[] = [];
  const late: Task[] = [];
  const ahead: { readonly day: CalendarDate; readonly task: Task }[] = [];
  for (const task of tasks) {
    const at = when(task);
    if (at === undefined) continue;
    if (at.every !== undefined) {
      if (fallsOn(at, day)) checks.push(task);
    } else if (at.from <= day && day <= at.to) due.push(task);
    else if (at.to < day) {
      if (!settled(task)) late.push(task);
    } else ahead.push({ day: at.from, task });
  }
  const first = ahead.map((one) => one.day).sort()[0];
  if (due.length + checks.length > 0 || first === undefined) return { due, checks, late };
  return {
    due,
    checks,
    late,
    next: { day: first, tasks: ahead.filter((one) => one.day === first).map(({ task }) => task) },
  };
}
