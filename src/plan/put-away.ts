import { write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { type Changed, undoableChange } from "../storage/records/undoable-change.ts";
import { CURRENT, planChoiceCollection, planCollection } from "./plan-record.ts";

/** Puts a plan away and uses another one in its place, in one change. All that was done about it stays. */
export function putPlanAway(plan: string, next: string): Promise<Outcome<Changed>> {
  return undoableChange(
    [
      write(planCollection, plan, { archived: true }),
      write(planChoiceCollection, CURRENT, { plan: next }),
      write(planCollection, next, { archived: false }),
    ],
    [planCollection, planChoiceCollection],
  );
}
