import { randomId } from "../records/identity.ts";
import { remove, write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { groupedView } from "../storage/records/grouped-view.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { type Changed, undoableChange } from "../storage/records/undoable-change.ts";
import { type LogEntry, logCollection, type Plan, taskRecordId } from "./plan-record.ts";
import { taskRecords } from "./plan-store.ts";
import type { Outline } from "./rules/outline.ts";
import { addDays, type CalendarDate, mondayOf } from "./rules/time/calendar-date.ts";
import { latestCheck, minutesOf } from "./task-progress.ts";

const log = liveCollection(logCollection);
/** The entries of the log by what they were given to. */
export const logOf = groupedView(log, ({ what }) => what);

/** Reads the log of minutes, once. */
export const loadLog = (): Promise<Outcome<undefined>> => log.load();

/** Fields of an entry of the log. */
export type LogFields = Omit<LogEntry, "id">;

/** Writes an entry of the log, or what of it is another now. */
export function writeLogged(id: string, fields: Partial<LogFields>): Promise<Outcome<Changed>> {
  return undoableChange([write(logCollection, id, fields)], [logCollection]);
}

/** Writes minutes into the log. */
export function logMinutes(date: CalendarDate, minutes: number, what: string): Promise<Outcome<Changed>> {
  return writeLogged(randomId(), { date, minutes, what });
}

/** Removes an entry of the log. */
export function removeLogged(id: string): Promise<Outcome<Changed>> {
  return undoableChange([remove(logCollection, id)], [logCollection]);
}

/** Minutes given to a plan in the week of a day. */
export function weekMinutes(plan: Plan, outline: Outline, day: CalendarDate): number {
  const monday = mondayOf(day);
  return minutesBetween(plan, outline, monday, addDays(monday, 6));
}

/** Minutes given to a plan from one day to another, both counted. */
export function minutesBetween(plan: Plan, outline: Outline, from: CalendarDate, to: CalendarDate): number {
  let minutes = 0;
  for (const day of minutesByDay(plan, outline, from, to).values()) minutes += day.logged + day.tasks;
  return minutes;
}

/** Minutes given on a day: what was logged, and what the tasks and checks done on it take, as far as that is said. */
export interface GivenMinutes {
  readonly logged: number;
  readonly tasks: number;
}

/** The days from one to another, both counted, on which something was given to a plan. */
export function minutesByDay(
  plan: Plan,
  outline: Outline,
  from: CalendarDate,
  to: CalendarDate,
): ReadonlyMap<string, GivenMinutes> {
  const days = new Map<string, GivenMinutes>();
  const give = (date: string, more: Partial<GivenMinutes>): void => {
    if (date < from || date > to) return;
    const { logged, tasks } = days.get(date) ?? { logged: 0, tasks: 0 };
    days.set(date, { logged: logged + (more.logged ?? 0), tasks: tasks + (more.tasks ?? 0) });
  };
  for (const { date, minutes } of logOf.get(plan.id)) give(date, { logged: minutes });
  for (const task of outline.tasks) {
    const each = minutesOf(plan.id, task) ?? 0;
    if (each === 0) continue;
    if (task.cadence === undefined)
      give(taskRecords.get(taskRecordId(plan.id, task.key))?.doneOn ?? "", { tasks: each });
    else for (const day of latestCheck(plan.id, task.key)?.days ?? []) give(day, { tasks: each });
  }
  return days;
}
