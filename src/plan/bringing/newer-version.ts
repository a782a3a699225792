import * as v from "valibot";
import type { FetchFailure } from "../../contract/fetch-failure.ts";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { fetchOutside } from "../../web/outside-page.ts";
import { rawAddress } from "../../web/web-address.ts";
import type { Plan } from "../plan-record.ts";
import { offeredDraft } from "./draft-store.ts";
import { draftPlan, type PlanDraft } from "./plan-draft.ts";

/** Looks whether the file at a plan's address has changed; undefined where it says the same as here. */
export async function newerVersion(plan: Plan): Promise<Outcome<PlanDraft | undefined, FetchFailure>> {
  if (plan.origin.kind !== "address") return success(undefined);
  const fetched = await fetchOutside(rawAddress(plan.origin.address));
  if (!fetched.ok) return failed(fetched.failure);
  const draft = await draftPlan(fetched.value.bytes, plan.fileName, plan.origin);
  return success(draft.source === plan.source ? undefined : draft);
}

const LOOKED = "looked-for-newer-plan";
/** Milliseconds between two looks that nobody asked for. */
const BETWEEN = 6 * 60 * 60 * 1000;
const lookedSchema = v.record(v.string(), v.number());

/** Looks by itself, now and then, and offers what it finds; says nothing where it finds nothing. */
export async function offerNewerVersion(plan: Plan, now: number): Promise<void> {
  if (plan.origin.kind !== "address" || !navigator.onLine) return;
  const looked = await readDevice(LOOKED, lookedSchema, {});
  if (now - (looked[plan.id] ?? 0) < BETWEEN) return;
  const found = await newerVersion(plan);
  if (!found.ok) return;
  await writeDevice(LOOKED, { ...looked, [plan.id]: now });
  if (found.value !== undefined) offeredDraft.value = { plan: plan.id, draft: found.value };
}
