import { EmptyState, Progress } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import type { Plan } from "../../plan-record.ts";
import type { Outline } from "../../rules/outline.ts";
import { isDone } from "../../task-progress.ts";
import { today } from "../../today-signal.ts";
import { TaskLine } from "../section-view.tsx";
import { messages } from "./topics-messages.ts";

/** What to have reached by the end, group by group. */
export function OutcomesView({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  if (outline.outcomes.length === 0) return <EmptyState title={messages.none} />;
  return (
    <>
      {outline.outcomes.map((group) => {
        const tasks = group.tasks.flatMap((index) => outline.tasks[index] ?? []);
        const done = tasks.filter((task) => isDone(plan, outline, task, today.value)).length;
        return (
          <section key={group.tasks[0]}>
            <SectionHeading detail={messages.ofBoxes(done, tasks.length)}>{group.title}</SectionHeading>
            <Progress
              value={tasks.length === 0 ? 0 : done / tasks.length}
              label={messages.progress(group.title)}
            />
            <TaskLine plan={plan} outline={outline} tasks={group.tasks} />
          </section>
        );
      })}
    </>
  );
}
