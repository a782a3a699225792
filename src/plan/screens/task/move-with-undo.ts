import { succeeded } from "../../../storage/database/failure-report.ts";
import { showToast } from "../../../ui/layout/toast.tsx";
import type { Task } from "../../rules/outline.ts";
import type { CalendarDate } from "../../rules/time/calendar-date.ts";
import type { DateSpan } from "../../rules/time/timetable.ts";
import { movedTo, moveTo } from "../../task-progress.ts";
import { dateText } from "../date-text.ts";
import { messages } from "./task-messages.ts";

/**
 * Moves a task to a day or some days, or with null back to where the plan has it, and offers to undo it. Resolves to
 * whether it was kept; where it was not, that has been said.
 */
export async function moveWithUndo(
  plan: string,
  task: Task,
  to: CalendarDate | DateSpan | null,
): Promise<boolean> {
  const before = movedTo(plan, task);
  const days = typeof to === "string" ? { from: to, to } : to;
  if (!succeeded(await moveTo(plan, task, days))) return false;
  showToast(days === null ? messages.backAsPlanned : messages.moved(dateText(days.from)), {
    label: messages.undo,
    run: () => void moveTo(plan, task, before).then(succeeded),
  });
  return true;
}
