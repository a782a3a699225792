import { movedTasks } from "../plan/moved-tasks.ts";
import type { Plan } from "../plan/plan-record.ts";
import type { Outline, Task } from "../plan/rules/outline.ts";
import { tasksOfUnit } from "../plan/rules/tasks-of-unit.ts";
import { unitOn } from "../plan/rules/time/timetable.ts";
import { TaskRow } from "../plan/screens/task/task-row.tsx";
import { countsAsStop, isDone, whenOf } from "../plan/task-progress.ts";
import { today } from "../plan/today-signal.ts";
import { SectionHeading } from "../ui/layout/page.tsx";
import { StopLine } from "../ui/lists/stop-line.tsx";
import { messages } from "./messages.ts";

/** The stops of this week that are not today's: what was done of it, and what comes. Before the plan starts, its first week. */
export function ThisWeek({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  const { start } = plan;
  if (start === undefined) return null;
  const isAhead = today.value < start;
  const unit = unitOn(isAhead ? start : today.value, outline, start);
  if (unit === undefined) return null;
  const moved = movedTasks(plan, outline, unit);
  const all = [
    ...tasksOfUnit(outline, unit).filter((task) => task.cadence === undefined && !moved.away.has(task)),
    ...moved.here,
  ];
  const done = (task: Task): boolean => isDone(plan, outline, task, today.value);
  const counts = (task: Task): boolean => countsAsStop(plan, outline, task, today.value);
  const days = all.flatMap((task) => whenOf(plan, outline, task)?.from ?? []);
  // The day whose stops stand in the first column.
  const day = isAhead ? (days.sort()[0] ?? start) : today.value;
  const others = all.filter((task) => {
    const when = whenOf(plan, outline, task);
    if (when === undefined || (when.from <= day && day <= when.to)) return false;
    return when.from > day || done(task);
  });
  if (others.length === 0) return null;
  return (
    <section>
      <SectionHeading detail={messages.stopsDetail(all.filter(done).length, all.filter(counts).length)}>
        {isAhead ? messages.firstWeek : messages.thisWeek}
      </SectionHeading>
      <StopLine dated>
        {others.map((task) => (
          <TaskRow key={task.key} plan={plan} outline={outline} task={task} today={today.value} dated />
        ))}
      </StopLine>
    </section>
  );
}
