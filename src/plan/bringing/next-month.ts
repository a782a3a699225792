import type { Outcome } from "../../storage/database/failure.ts";
import type { Plan } from "../plan-record.ts";
import type { Outline } from "../rules/outline.ts";
import { anotherMonth } from "../rules/time/another-month.ts";
import type { CalendarDate } from "../rules/time/calendar-date.ts";
import { isDone } from "../task-progress.ts";
import { draftPlan, usePlan } from "./plan-draft.ts";

/**
 * The same plan once more, from another Monday: a plan of its own, all boxes open, month names adjusted. With
 * `onlyOpen` it holds just the tasks that are not done yet.
 */
export async function beginAnotherMonth(
  plan: Plan,
  outline: Outline,
  start: CalendarDate,
  onlyOpen: boolean,
  today: CalendarDate,
  now: number,
): Promise<Outcome<unknown>> {
  const open = new Set(
    outline.tasks
      .filter((task) => task.cadence !== undefined || !isDone(plan, outline, task, today))
      .map(({ key }) => key),
  );
  const source = anotherMonth(plan.source, outline, start, (key) => !onlyOpen || open.has(key));
  const fileName = plan.fileName.replace(/(?:-\d{4}-\d{2}-\d{2})?(\.\w+)$/, `-${start}$1`);
  const draft = await draftPlan(new TextEncoder().encode(source), fileName, { kind: "paste" });
  return usePlan(draft, start, now, plan.pace === null ? null : { ...plan.pace, first: "" });
}
