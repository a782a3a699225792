import { succeeded } from "../../storage/database/failure-report.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import type { Plan } from "../plan-record.ts";
import { allPlans } from "../plan-store.ts";
import { replaceSource } from "../replace-source.ts";

/** Puts another text in the place of a plan's and offers to undo it, as long as nothing else changed it since. */
export async function editWithUndo(
  plan: Plan,
  source: string,
  said: string,
  undoLabel: string,
): Promise<boolean> {
  if (source === plan.source) return true;
  if (!succeeded(await replaceSource(plan, source))) return false;
  showToast(said, {
    label: undoLabel,
    run: () => {
      const now = allPlans.value.find((other) => other.id === plan.id);
      if (now?.source === source) void replaceSource(now, plan.source).then(succeeded);
    },
  });
  return true;
}
