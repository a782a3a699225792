import { withUndo } from "../../../undo/with-undo.ts";
import type { Task } from "../../rules/outline.ts";
import type { CalendarDate } from "../../rules/time/calendar-date.ts";
import { moveTo } from "../../task-progress.ts";
import { dateText } from "../date-text.ts";
import { messages } from "./task-messages.ts";

/**
 * Moves a task to a day, or with null back to where the plan has it, and offers to undo it. Resolves to
 * whether it was kept; where it was not, that has been said.
 */
export function moveWithUndo(plan: string, task: Task, to: CalendarDate | null): Promise<boolean> {
  const days = to === null ? null : { from: to, to };
  return withUndo(
    moveTo(plan, task, days),
    days === null ? messages.backAsPlanned : messages.moved(dateText(days.from)),
  );
}
