import type { Outcome } from "../storage/database/failure.ts";
import { perform } from "../storage/records/change.ts";
import type { PlanEdit } from "./edit-plan.ts";
import type { Plan } from "./plan-record.ts";

/** Puts another text in the place of a plan's; on its way to the disk when this returns (`editPlan` says the rest). */
export function replaceSource(
  plan: Pick<Plan, "id" | "source">,
  source: string,
  version?: PlanEdit["version"],
): Promise<Outcome<unknown>> {
  const edit: PlanEdit = { plan: plan.id, base: plan.source, source, version };
  return perform("edit-plan", edit);
}

/** Takes an edit of a plan's text back, and leaves what was written elsewhere in it since. */
export function takeEditBack(plan: string, before: string, after: string): Promise<Outcome<unknown>> {
  const edit: PlanEdit = { plan, base: after, source: before, undoes: true };
  return perform("edit-plan", edit);
}
