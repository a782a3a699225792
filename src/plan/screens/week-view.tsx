import type { ComponentChildren } from "preact";
import { Progress } from "../../ui/layout/notice.tsx";
import { Page, SectionHeading } from "../../ui/layout/page.tsx";
import { StopLine } from "../../ui/lists/stop-line.tsx";
import { WeekLine, type WeekStation } from "../../ui/lists/week-line.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { movedTasks } from "../moved-tasks.ts";
import type { Plan } from "../plan-record.ts";
import { addTaskToUnit } from "../rules/editing/add-task.ts";
import type { Outline, Resource, Task, Unit } from "../rules/outline.ts";
import { tasksOfUnit } from "../rules/tasks-of-unit.ts";
import type { CalendarDate } from "../rules/time/calendar-date.ts";
import { unitDates, unitOn } from "../rules/time/timetable.ts";
import { countsAsStop, isDone, skipReason } from "../task-progress.ts";
import { today } from "../today-signal.ts";
import { spanText } from "./date-text.ts";
import { PlanFile } from "./plan-file.tsx";
import { SectionBody } from "./section-view.tsx";
import { AddTask } from "./task/add-task.tsx";
import { AddTaskField } from "./task/add-task-field.tsx";
import { TaskRow } from "./task/task-row.tsx";
import { unitText } from "./unit-text.ts";
import "./plan.css";

/** One week of the plan at a time: its aim, its stops, and beside them what the file says of it. */
export function WeekView(props: {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly header: ComponentChildren;
  readonly resources?: (plan: Plan, resources: readonly Resource[]) => ComponentChildren;
}) {
  const { plan, outline } = props;
  const navigate = useNavigate();
  const asked = Number(useQuery().week ?? Number.NaN);
  const here = plan.start === undefined ? undefined : unitOn(today.value, outline, plan.start);
  const chosen = outline.units[asked] === undefined ? (here ?? 0) : asked;
  const unit = outline.units[chosen];
  if (unit === undefined) return null;
  const sections = outline.sections
    .map((section, index) => ({ section, index }))
    .filter(({ section }) => section.unit === chosen);
  const moved = movedTasks(plan, outline, chosen);
  const tasks = [...tasksOfUnit(outline, chosen).filter((task) => !moved.away.has(task)), ...moved.here];
  const done = tasks.filter((task) => isDone(plan, outline, task, today.value)).length;
  const all = tasks.filter((task) => countsAsStop(plan, outline, task, today.value)).length;
  const aim = unit.objective ?? unit.outcome;
  const resources = outline.resources.filter(({ section }) => outline.sections[section]?.unit === chosen);
  // The resources have a list of their own, with what of them is on this device.
  const listed = props.resources !== undefined && resources.length > 0;
  const documents = sections.filter(
    ({ section }) =>
      section.parts.some((part) => part.kind === "document") && !(listed && section.role === "resources"),
  );

  return (
    <Page
      line="plan"
      shows="both"
      beside={
        <>
          {documents.map(({ section, index }) => (
            <section key={index} class="plan-section">
              {section.heading !== "" && index !== unit.section && (
                <SectionHeading>{section.heading}</SectionHeading>
              )}
              <SectionBody plan={plan} outline={outline} section={section} only="document" />
            </section>
          ))}
          {resources.length > 0 && props.resources?.(plan, resources)}
          <PlanFile plan={plan} outline={outline} />
        </>
      }
    >
      {props.header}
      <WeekLine
        label={messages.weekLine}
        weeks={outline.units.map((one, index) => station(one, index, plan, outline, index === here))}
        chosen={chosen}
        onChoose={(index) => navigate(routeTo("plan", { week: String(index) }), true)}
      />
      <div class="aim">
        <h2 class="aim__text">{unit.title === "" ? unitText(unit) : unit.title}</h2>
        {aim !== undefined && <p class="aim__detail">{aim}</p>}
        {all > 0 && (
          <div class="aim__progress">
            <Progress value={done / all} label={messages.weekProgress} />
            <span>{messages.stopsDone(done, all)}</span>
          </div>
        )}
      </div>
      {tasks.length === 0 && <p class="quiet-text">{messages.noTasksInUnit}</p>}
      {sections
        .filter(({ section }) => section.parts.some((part) => part.kind === "tasks"))
        .map(({ section, index }) => (
          <section key={index}>
            {index !== unit.section && <SectionHeading>{section.heading}</SectionHeading>}
            <SectionBody plan={plan} outline={outline} section={section} only="tasks" without={moved.away} />
          </section>
        ))}
      <MovedLine title={messages.movedHere} plan={plan} outline={outline} tasks={moved.here} />
      {/* What is typed belongs to the week it was begun in. */}
      <AddTask key={chosen}>
        <AddTaskField
          plan={plan}
          added={(source, words) => addTaskToUnit(source, outline, chosen, words)}
          focus
        />
      </AddTask>
      <MovedLine title={messages.movedAway} plan={plan} outline={outline} tasks={[...moved.away]} />
    </Page>
  );
}

/** Tasks that the person moved to or from another week, with the day they are on now. */
function MovedLine(props: {
  readonly title: string;
  readonly plan: Plan;
  readonly outline: Outline;
  readonly tasks: readonly Task[];
}) {
  const { title, plan, outline, tasks } = props;
  if (tasks.length === 0) return null;
  return (
    <section>
      <SectionHeading>{title}</SectionHeading>
      <StopLine dated>
        {tasks.map((task) => (
          <TaskRow key={task.key} plan={plan} outline={outline} task={task} today={today.value} dated />
        ))}
      </StopLine>
    </section>
  );
}

function station(unit: Unit, index: number, plan: Plan, outline: Outline, here: boolean): WeekStation {
  const tasks = tasksOfUnit(outline, index);
  const allDone =
    tasks.length > 0 &&
    tasks.every(
      (task) => isDone(plan, outline, task, today.value) || skipReason(plan.id, task) !== undefined,
    );
  const dates = datesOf(outline, unit, plan.start);
  return {
    label: unitText(unit),
    state: here ? "here" : allDone ? "done" : "ahead",
    ...(dates === undefined ? {} : { dates }),
  };
}

function datesOf(outline: Outline, unit: Unit, start: CalendarDate | undefined): string | undefined {
  const span = start === undefined ? undefined : unitDates(outline, unit, start);
  return span === undefined ? undefined : spanText(span.from, span.to);
}
