import { outlineOf } from "./outline-shelf.ts";
import { type Plan, taskRecordId } from "./plan-record.ts";
import { loadTaskRecords, taskRecords } from "./plan-store.ts";
import { projectTicks } from "./rules/editing/project-ticks.ts";
import { writeDates } from "./rules/editing/write-dates.ts";
import { settleItems } from "./rules/understanding/settle-items.ts";
import { boxFor } from "./task-progress.ts";

/**
 * A plan's file as bytes, the ticks laid over it: one byte a tick and no other. With `dates`, the real day of
 * each task and the day it was done are written behind its words too.
 */
export async function exportPlan(
  plan: Plan,
  { dates }: { readonly dates: boolean },
): Promise<{ name: string; bytes: Uint8Array }> {
  const outline = settleItems(await outlineOf(plan), false);
  await loadTaskRecords(plan.id);
  const byKey = new Map(outline.tasks.map((task) => [task.key, task]));
  const ticked = projectTicks(plan.source, outline.tasks, (key) => {
    const task = byKey.get(key);
    return task === undefined ? undefined : boxFor(plan.id, task);
  });
  const text = dates
    ? writeDates(ticked, outline, plan.start, (key) => {
        const record = taskRecords.peek(taskRecordId(plan.id, key));
        return record?.done === true ? (record.doneOn ?? undefined) : undefined;
      })
    : ticked;
  return { name: plan.fileName, bytes: new TextEncoder().encode(text) };
}
