import type { Plan } from "../plan/plan-record.ts";
import { addTaskOnDay } from "../plan/rules/editing/add-task.ts";
import type { Outline } from "../plan/rules/outline.ts";
import { AddTaskField } from "../plan/screens/task/add-task-field.tsx";
import { currentDay } from "../plan/today-signal.ts";

/** A new task for today. */
export function AddToToday({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  return (
    <AddTaskField
      plan={plan}
      added={(source, words) => addTaskOnDay(source, outline, plan.start, currentDay(), words)}
      focus
    />
  );
}
