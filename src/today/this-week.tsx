import type { Plan } from "../plan/plan-record.ts";
import type { Outline, Task } from "../plan/rules/outline.ts";
import { tasksOfUnit } from "../plan/rules/tasks-of-unit.ts";
import { unitOn } from "../plan/rules/time/timetable.ts";
import { TaskRow } from "../plan/screens/task/task-row.tsx";
import { isDone, whenOf } from "../plan/task-progress.ts";
import { today } from "../plan/today-signal.ts";
import { SectionHeading } from "../ui/layout/page.tsx";
import { StopLine } from "../ui/lists/stop-line.tsx";
import { messages } from "./messages.ts";

/** The stops of this week that are not today's: what was done of it, and what comes. */
export function ThisWeek({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  const { start } = plan;
  const unit = start === undefined ? undefined : unitOn(today.value, outline, start);
  const all =
    unit === undefined ? [] : tasksOfUnit(outline, unit).filter(({ cadence }) => cadence === undefined);
  const done = (task: Task): boolean => isDone(plan, outline, task, today.value);
  const others = all.filter((task) => {
    const when = whenOf(plan, outline, task);
    if (when === undefined || (when.from <= today.value && today.value <= when.to)) return false;
    return when.from > today.value || done(task);
  });
  if (others.length === 0) return null;
  return (
    <section>
      <SectionHeading detail={messages.stopsDetail(all.filter(done).length, all.length)}>
        {messages.thisWeek}
      </SectionHeading>
      <StopLine dated>
        {others.map((task) => (
          <TaskRow key={task.key} plan={plan} outline={outline} task={task} today={today.value} dated />
        ))}
      </StopLine>
    </section>
  );
}
