import { type RecordWrite, write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { type Changed, undoableChange } from "../storage/records/undoable-change.ts";
import { checkCollection, type Plan, readCheckId, taskCollection, taskRecordId } from "./plan-record.ts";
import { checksOf, taskRecords } from "./plan-store.ts";
import type { Outline, Task } from "./rules/outline.ts";
import { taskStatus } from "./rules/task-status.ts";
import type { CalendarDate } from "./rules/time/calendar-date.ts";
import { plannedFor } from "./rules/time/planned-times.ts";
import { type Appointment, checkDay, type DateSpan } from "./rules/time/timetable.ts";

type PlanTimes = Pick<Plan, "id" | "start">;

/** When a task is to be done: where the person moved it to, else as the plan says. */
export function whenOf(plan: PlanTimes, outline: Outline, task: Task): Appointment | undefined {
  const moved = taskRecords.get(taskRecordId(plan.id, task.key))?.moved;
  if (moved != null) return moved;
  return plan.start === undefined ? undefined : plannedFor(task, outline, plan.start);
}

/** The id of the check of a task that comes back, for a day; a day outside its time counts as the nearest in it. */
function checkId(
  plan: string,
  task: Task,
  when: Appointment | undefined,
  day: CalendarDate,
): string | undefined {
  if (task.cadence === undefined || when?.every === undefined) return undefined;
  const within = day < when.from ? when.from : day > when.to ? when.to : day;
  return `${taskRecordId(plan, task.key)}/${checkDay(task.cadence, within)}`;
}

/** Whether a task is done on a day: what the person said, else what the file says. */
export function isDone(plan: PlanTimes, outline: Outline, task: Task, day: CalendarDate): boolean {
  const check = checkId(plan.id, task, whenOf(plan, outline, task), day);
  if (check !== undefined) {
    const checks = checksOf(taskRecordId(plan.id, task.key));
    return checks.find(({ id }) => id === check)?.done ?? (checks.length === 0 && task.checked);
  }
  return taskRecords.get(taskRecordId(plan.id, task.key))?.done ?? task.checked;
}

/** Why a task is left out, or undefined where it is not; "" for one that the file itself has as dropped or no task. */
export function skipReason(plan: string, task: Pick<Task, "key" | "status">): string | undefined {
  const said = taskRecords.get(taskRecordId(plan, task.key))?.skipped;
  return said ?? (isLockedByFile(task) ? "" : undefined);
}

/** Whether a task is one of those that make up how far a week has come: it is done, or not skipped. */
export function countsAsStop(plan: PlanTimes, outline: Outline, task: Task, day: CalendarDate): boolean {
  return isDone(plan, outline, task, day) || skipReason(plan.id, task) === undefined;
}

/** Whether the file says that a task is not one to tick: dropped, forwarded, a remark. */
export function isLockedByFile({ status }: Pick<Task, "status">): boolean {
  return status !== undefined && taskStatus(status).kind !== "open";
}

/** Minutes a task takes: what the person said, else what the file says. */
export function minutesOf(plan: string, task: Pick<Task, "key" | "minutes">): number | undefined {
  return taskRecords.get(taskRecordId(plan, task.key))?.minutes ?? task.minutes;
}

/** The last check of a task that comes back, and all days it was done; undefined where it has none. */
export function latestCheck(
  plan: string,
  key: string,
): { readonly done: boolean; readonly days: readonly string[] } | undefined {
  const found = checksOf(taskRecordId(plan, key));
  const last = found.at(-1);
  if (last === undefined) return undefined;
  return {
    done: last.done,
    days: found.filter(({ done }) => done).map(({ id, doneOn }) => doneOn ?? readCheckId(id).day),
  };
}

/** The box a task's line gets in the exported file; undefined leaves the file's own. */
export function boxFor(plan: string, task: Pick<Task, "key" | "cadence">): boolean | undefined {
  return latestCheck(plan, task.key)?.done ?? taskRecords.get(taskRecordId(plan, task.key))?.done;
}

/**
 * Ticks a task or takes the tick back; of one that comes back, the check `day` falls to. What is done is done on `day`,
 * whenever it was due.
 */
export function setDone(
  plan: PlanTimes,
  outline: Outline,
  task: Task,
  done: boolean,
  day: CalendarDate,
): Promise<Outcome<Changed>> {
  const check = checkId(plan.id, task, whenOf(plan, outline, task), day);
  if (check !== undefined)
    return undoableChange(
      [write(checkCollection, check, { done, doneOn: done ? day : null })],
      [checkCollection],
    );
  return undoableChange(
    [write(taskCollection, taskRecordId(plan.id, task.key), { done, doneOn: done ? day : null })],
    [taskCollection],
  );
}

/** Where the person moved a task to; null where it stands as the plan says. */
export function movedTo(plan: string, task: Pick<Task, "key">): DateSpan | null {
  return taskRecords.get(taskRecordId(plan, task.key))?.moved ?? null;
}

/** A move of a task to some days, or back to the plan's own with null, as part of a change. */
function move(plan: string, task: Pick<Task, "key">, days: DateSpan | null): RecordWrite {
  const moved = days === null ? null : { from: days.from, to: days.to };
  return write(taskCollection, taskRecordId(plan, task.key), { moved });
}

/** Moves a task to some days, or back to the plan's own with null. */
export function moveTo(
  plan: string,
  task: Pick<Task, "key">,
  days: DateSpan | null,
): Promise<Outcome<Changed>> {
  return undoableChange([move(plan, task, days)], [taskCollection]);
}

/** Moves several tasks, each to its own days, as one change. */
export function moveAll(
  plan: string,
  moves: readonly { readonly task: Pick<Task, "key">; readonly days: DateSpan | null }[],
): Promise<Outcome<Changed>> {
  return undoableChange(
    moves.map(({ task, days }) => move(plan, task, days)),
    [taskCollection],
  );
}

/** Leaves a task out, for a reason; null takes it in again. */
export function skipTask(
  plan: string,
  task: Pick<Task, "key">,
  reason: string | null,
): Promise<Outcome<Changed>> {
  return undoableChange(
    [write(taskCollection, taskRecordId(plan, task.key), { skipped: reason })],
    [taskCollection],
  );
}

/** Says how long a task takes; null goes back to the file's own word. */
export function setMinutes(
  plan: string,
  task: Pick<Task, "key">,
  minutes: number | null,
): Promise<Outcome<unknown>> {
  return change([write(taskCollection, taskRecordId(plan, task.key), { minutes })]);
}
