import { safeFileName, uniqueNames } from "../notes/rules/file-name.ts";
import type { NoteFile } from "../notes/rules/note-file.ts";
import { exportPlan } from "./export-plan.ts";
import { allPlans } from "./plan-store.ts";

/** Every plan as its own file with the ticks laid over it, in a folder of plans. */
export async function planFiles(): Promise<readonly NoteFile[]> {
  const plans = allPlans.peek();
  const names = uniqueNames(
    plans.map(({ fileName }) => safeFileName(fileName.replace(/\.\w+$/, ""), "Plan")),
  );
  return Promise.all(
    plans.map(async (plan, index) => ({
      name: `Plans/${names[index]}.md`,
      text: new TextDecoder().decode((await exportPlan(plan, { dates: false })).bytes),
    })),
  );
}
