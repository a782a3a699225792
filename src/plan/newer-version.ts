import { failed, type Outcome, success } from "../storage/failure.ts";
import { fetchOutside, type OutsideFailure } from "../storage/outside-page.ts";
import { rawAddress } from "../storage/web-address.ts";
import { draftPlan, type PlanDraft } from "./plan-draft.ts";
import type { Plan } from "./plan-record.ts";

/** Looks whether the file at a plan's address has changed; undefined where it says the same as here. */
export async function newerVersion(plan: Plan): Promise<Outcome<PlanDraft | undefined, OutsideFailure>> {
  if (plan.origin.kind !== "address") return success(undefined);
  const fetched = await fetchOutside(rawAddress(plan.origin.address));
  if (!fetched.ok) return failed(fetched.failure);
  const draft = await draftPlan(fetched.value.bytes, plan.fileName, plan.origin);
  return success(draft.source === plan.source ? undefined : draft);
}
