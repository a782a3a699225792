import { succeeded } from "../../storage/database/failure-report.ts";
import type { Plan } from "../plan-record.ts";
import { setPace } from "../plan-store.ts";
import type { Outline } from "../rules/outline.ts";
import { firstOpen, paceable } from "../rules/time/given-pace.ts";
import { isDone } from "../task-progress.ts";
import { today } from "../today-signal.ts";
import { PaceChips } from "./pace-chips.tsx";

/** The pace of a plan that says nothing of time itself: given, changed, or taken back. */
export function PaceChoice({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  const { pace } = plan;
  // One that was given is in the outline already.
  const follows = pace === null ? paceable(outline) : outline.pace === undefined ? "tasks" : "sessions";
  if (follows === undefined) return null;
  const choose = (perWeek: number): void => {
    const first = pace?.first ?? firstOpen(outline, (task) => isDone(plan, outline, task, today.value));
    void setPace(plan.id, perWeek === 0 ? null : { perWeek, first }).then(succeeded);
  };
  return <PaceChips follows={follows} start={plan.start} perWeek={pace?.perWeek ?? 0} onChoose={choose} />;
}
