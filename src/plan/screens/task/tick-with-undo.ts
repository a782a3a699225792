import { signal } from "@preact/signals";
import { withUndo } from "../../../undo/with-undo.ts";
import { type Plan, taskRecordId } from "../../plan-record.ts";
import type { Outline, Task } from "../../rules/outline.ts";
import { setDone } from "../../task-progress.ts";
import { currentDay } from "../../today-signal.ts";
import { messages } from "./task-messages.ts";

/** Milliseconds for which a row stays in its list after its tick. */
const STAYS = 3000;

/** Ids of the records of tasks that were ticked just now: no list lets go of them yet, for it may have been a slip. */
const justTicked = signal<ReadonlySet<string>>(new Set());

/** Whether a task was ticked in the last seconds. */
export function wasJustTicked(plan: string, task: Pick<Task, "key">): boolean {
  return justTicked.value.has(taskRecordId(plan, task.key));
}

/** Ticks a task or takes its tick back, and offers to undo it. Resolves to whether it was kept. */
export function tickWithUndo(
  plan: Pick<Plan, "id" | "start">,
  outline: Outline,
  task: Task,
  done: boolean,
): Promise<boolean> {
  if (done) stayAWhile(taskRecordId(plan.id, task.key));
  return withUndo(setDone(plan, outline, task, done, currentDay()), done ? messages.done : messages.notDone);
}

function stayAWhile(id: string): void {
  justTicked.value = new Set([...justTicked.peek(), id]);
  setTimeout(() => {
    justTicked.value = new Set([...justTicked.peek()].filter((one) => one !== id));
  }, STAYS);
}
