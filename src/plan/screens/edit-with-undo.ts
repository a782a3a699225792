import { succeeded } from "../../storage/database/failure-report.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "../../undo/messages.ts";
import type { Plan } from "../plan-record.ts";
import { replaceSource, takeEditBack } from "../replace-source.ts";

/** Puts another text in the place of a plan's and offers to undo it; what is written elsewhere in it meanwhile stays. */
export async function editWithUndo(plan: Plan, source: string, words: string): Promise<boolean> {
  if (source === plan.source) return true;
  if (!succeeded(await replaceSource(plan, source))) return false;
  showToast(words, {
    label: messages.undo,
    run: () => void takeEditBack(plan.id, plan.source, source).then(succeeded),
  });
  return true;
}
