import type { Outline, Task } from "../outline.ts";
import { dayOfPace, isPaced, unitDays } from "./unit-days.ts";

/** A pace the person gave a plan that says nothing of time. */
export interface GivenPace {
  readonly perWeek: number;
  /** The key of the first task that was open then: those before it were done and need no day. */
  readonly first: string;
}

/** Whether a plan says nothing of time, so that a pace may be given to it; and what would follow it. */
export function paceable(outline: Outline): "sessions" | "tasks" | undefined {
  const { units } = outline;
  if (outline.pace !== undefined || units.some(({ kind }) => kind === "date")) return undefined;
  if (unitDays(outline).some((span) => span !== undefined)) return undefined;
  if (units.some(isPaced)) return "sessions";
  return pacedTasks(outline).length > 1 ? "tasks" : undefined;
}

/**
 * The outline with its sessions or tasks on days by a pace that was given to it, one after the other in the order of the
 * file; as it is where the plan says its own times by now.
 */
export function settlePace(outline: Outline, given: GivenPace): Outline {
  const what = paceable(outline);
  if (what === undefined) return outline;
  const pace = { perWeek: given.perWeek };
  if (what === "sessions") return { ...outline, pace };
  const paced = pacedTasks(outline);
  const days = new Map(
    paced.slice(firstIndex(paced, given.first)).map((task, before) => [task, dayOfPace(before, pace)]),
  );
  const tasks = outline.tasks.map((task) => {
    const day = days.get(task);
    return day === undefined ? task : { ...task, day };
  });
  return { ...outline, tasks };
}

/** The key of the first open task of a plan that a pace would give a day; "" where all are done. */
export function firstOpen(outline: Outline, isDone: (task: Task) => boolean): string {
  return pacedTasks(outline).find((task) => !isDone(task))?.key ?? "";
}

/** Where a pace begins among the tasks that follow it; where its first task is no more, at the first the file has open. */
function firstIndex(paced: readonly Task[], key: string): number {
  const named = paced.findIndex((task) => task.key === key);
  return Math.max(0, named === -1 ? paced.findIndex(({ checked }) => !checked) : named);
}

/** The tasks a pace gives days. One that comes back or has dates of its own needs none; an outcome is no work of a day. */
function pacedTasks({ tasks, outcomes }: Outline): readonly Task[] {
  const ends = new Set(outcomes.flatMap((group) => group.tasks));
  return tasks.filter(
    ({ cadence, dates }, index) => cadence === undefined && dates === undefined && !ends.has(index),
  );
}
