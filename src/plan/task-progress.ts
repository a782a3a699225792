import type { Outcome } from "../storage/database/failure.ts";
import { change, type Write } from "../storage/records/change.ts";
import { checkCollection, type Plan, taskCollection, taskRecordId } from "./plan-record.ts";
import { checkRecords, taskRecords } from "./plan-store.ts";
import type { Outline, Task } from "./rules/outline.ts";
import type { CalendarDate } from "./rules/time/calendar-date.ts";
import { type Appointment, appointment, checkDay, type DateSpan } from "./rules/time/timetable.ts";

type PlanTimes = Pick<Plan, "id" | "start">;

/** When a task is to be done: where the person moved it to, else as the plan says. */
export function whenOf(plan: PlanTimes, outline: Outline, task: Task): Appointment | undefined {
  const moved = taskRecords.value?.get(taskRecordId(plan.id, task.key))?.moved;
  if (moved != null) return moved;
  return plan.start === undefined ? undefined : appointment(task, outline, plan.start);
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
  if (check !== undefined)
    return (
      checkRecords.value?.get(check)?.done ?? (latestCheck(plan.id, task.key) === undefined && task.checked)
    );
  return taskRecords.value?.get(taskRecordId(plan.id, task.key))?.done ?? task.checked;
}

/** Why a task is left out, or undefined where it is not. */
export function skipReason(plan: string, task: Pick<Task, "key">): string | undefined {
  return taskRecords.value?.get(taskRecordId(plan, task.key))?.skipped ?? undefined;
}

/** Minutes a task takes: what the person said, else what the file says. */
export function minutesOf(plan: string, task: Pick<Task, "key" | "minutes">): number | undefined {
  return taskRecords.value?.get(taskRecordId(plan, task.key))?.minutes ?? task.minutes;
}

/** The last check of a task that comes back, and all days it was done; undefined where it has none. */
export function latestCheck(
  plan: string,
  key: string,
): { readonly done: boolean; readonly days: readonly string[] } | undefined {
  const prefix = `${taskRecordId(plan, key)}/`;
  const found = [...(checkRecords.value ?? [])]
    .filter(([id]) => id.startsWith(prefix))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const last = found.at(-1);
  if (last === undefined) return undefined;
  return {
    done: last[1].done,
    days: found.filter(([, check]) => check.done).map(([id]) => id.slice(prefix.length)),
  };
}

/** The box a task's line gets in the exported file; undefined leaves the file's own. */
export function boxFor(plan: string, task: Pick<Task, "key" | "cadence">): boolean | undefined {
  return latestCheck(plan, task.key)?.done ?? taskRecords.value?.get(taskRecordId(plan, task.key))?.done;
}

/** Ticks a task or takes the tick back; of one that comes back, that day's check. */
export function setDone(
  plan: PlanTimes,
  outline: Outline,
  task: Task,
  done: boolean,
  day: CalendarDate,
): Promise<Outcome<unknown>> {
  const check = checkId(plan.id, task, whenOf(plan, outline, task), day);
  if (check !== undefined) return change([{ collection: checkCollection.name, id: check, fields: { done } }]);
  return change([writeTask(plan.id, task.key, { done, doneOn: done ? day : null })]);
}

/** Moves a task to some days, or back to the plan's own with null. */
export function moveTo(
  plan: string,
  task: Pick<Task, "key">,
  days: DateSpan | null,
): Promise<Outcome<unknown>> {
  return change([
    writeTask(plan, task.key, { moved: days === null ? null : { from: days.from, to: days.to } }),
  ]);
}

/** Leaves a task out, for a reason; null takes it in again. */
export function skipTask(
  plan: string,
  task: Pick<Task, "key">,
  reason: string | null,
): Promise<Outcome<unknown>> {
  return change([writeTask(plan, task.key, { skipped: reason })]);
}

/** Says how long a task takes; null goes back to the file's own word. */
export function setMinutes(
  plan: string,
  task: Pick<Task, "key">,
  minutes: number | null,
): Promise<Outcome<unknown>> {
  return change([writeTask(plan, task.key, { minutes })]);
}

function writeTask(plan: string, key: string, fields: NonNullable<Write["fields"]>): Write {
  return { collection: taskCollection.name, id: taskRecordId(plan, key), fields };
}
