import { StopLine } from "../../ui/lists/stop-line.tsx";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import type { Plan } from "../plan-record.ts";
import type { Outline, Section, Task } from "../rules/outline.ts";
import { today } from "../today-signal.ts";
import { blocksWithin } from "./document-blocks.ts";
import { resolveFrom } from "./resolve-from.ts";
import { TaskRow } from "./task/task-row.tsx";

/** What stands under one heading of a plan: its tasks as stops, all else as document, in the file's order. */
export function SectionBody(props: {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly section: Section;
  readonly only?: "tasks" | "document";
  /** Tasks that are shown elsewhere. */
  readonly without?: ReadonlySet<Task>;
}) {
  const { plan, outline, section, only } = props;
  return (
    <>
      {section.parts.map((part) => {
        if (part.kind === "tasks") {
          return only === "document" ? null : (
            <TaskLine
              key={part.tasks[0]}
              plan={plan}
              outline={outline}
              tasks={part.tasks}
              label={part.label}
              {...(props.without === undefined ? {} : { without: props.without })}
            />
          );
        }
        if (only === "tasks" || part.kind !== "document") return null;
        return (
          <div key={part.start} class="prose">
            <MarkdownView blocks={blocksWithin(plan.source, part)} resolve={resolveFrom(plan.origin)} />
          </div>
        );
      })}
    </>
  );
}

/** Tasks of one list as stops; with days at the left where most of them have one. */
export function TaskLine(props: {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly tasks: readonly number[];
  readonly label?: string | undefined;
  readonly without?: ReadonlySet<Task>;
}) {
  const { plan, outline, label } = props;
  const tasks = props.tasks
    .flatMap((index) => outline.tasks[index] ?? [])
    .filter((task) => props.without?.has(task) !== true);
  if (tasks.length === 0) return null;
  const dated = tasks.some(
    (task) =>
      (task.weekdays !== undefined || task.day !== undefined) &&
      task.cadence === undefined &&
      plan.start !== undefined,
  );
  return (
    <>
      {label !== undefined && <p class="task-line__label">{label}</p>}
      <StopLine dated={dated}>
        {tasks.map((task) => (
          <TaskRow
            key={task.key}
            plan={plan}
            outline={outline}
            task={task}
            today={today.value}
            dated={dated}
          />
        ))}
      </StopLine>
    </>
  );
}
