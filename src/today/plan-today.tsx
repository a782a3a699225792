import type { Plan } from "../plan/plan-record.ts";
import type { Outline, Task } from "../plan/rules/outline.ts";
import { addDays, mondayOf } from "../plan/rules/time/calendar-date.ts";
import { spreadOver } from "../plan/rules/time/spread-over.ts";
import { stopsOfDay } from "../plan/rules/time/stops-of-day.ts";
import { unitOn, weekCount } from "../plan/rules/time/timetable.ts";
import { dateText } from "../plan/screens/date-text.ts";
import { AddTask } from "../plan/screens/task/add-task.tsx";
import { TaskRow } from "../plan/screens/task/task-row.tsx";
import { wasJustTicked } from "../plan/screens/task/tick-with-undo.ts";
import { countsAsStop, isDone, moveAll, skipReason, whenOf } from "../plan/task-progress.ts";
import { today } from "../plan/today-signal.ts";
import { Button, ButtonLink } from "../ui/controls/button.tsx";
import { Page, PageHeader, SectionHeading } from "../ui/layout/page.tsx";
import { StopLine } from "../ui/lists/stop-line.tsx";
import { routeTo } from "../ui/navigation/route.ts";
import { lazy } from "../ui/rendering/lazy.tsx";
import { messages } from "./messages.ts";
import "./today.css";
import { withUndo } from "../undo/with-undo.ts";

const RideCard = lazy(() => import("./ride/ride-card.tsx").then((module) => module.RideCard));
const PaceChoice = lazy(() => import("../plan/screens/pace-choice.tsx").then((module) => module.PaceChoice));
const AddToToday = lazy(() => import("./add-to-today.tsx").then((module) => module.AddToToday));
const WeekBeside = lazy(() => import("./week-beside.tsx").then((module) => module.WeekBeside));

interface ViewProps {
  readonly plan: Plan;
  readonly outline: Outline;
}

/** The ride, today's stops, what is late, this week's aim and the hours given to it. */
export function PlanToday({ plan, outline }: ViewProps) {
  return (
    <Page line="plan" shows="both" beside={<Aim plan={plan} outline={outline} />}>
      <PageHeader title={messages.title} eyebrow={whereInPlan(plan, outline)} />
      <div class="ride-place">
        <RideCard />
      </div>
      <Stops plan={plan} outline={outline} />
    </Page>
  );
}

function whereInPlan(plan: Plan, outline: Outline): string {
  const date = dateText(today.value);
  const { start } = plan;
  const weeks = weekCount(outline);
  if (start === undefined || weeks === 0) return date;
  if (today.value < start) return `${date} · ${messages.startsOn(dateText(start))}`;
  const unit = outline.units[unitOn(today.value, outline, start) ?? -1];
  if (unit === undefined) return `${date} · ${messages.ended}`;
  return unit.kind === "week" ? `${date} · ${messages.week(unit.number, weeks)}` : date;
}

function Aim({ plan, outline }: ViewProps) {
  const { start } = plan;
  const unit = start === undefined ? undefined : outline.units[unitOn(today.value, outline, start) ?? -1];
  const text = unit?.objective ?? unit?.title ?? "";
  return (
    <section>
      {text !== "" && (
        <>
          <SectionHeading>{messages.aim}</SectionHeading>
          <p class="today-aim">{text}</p>
        </>
      )}
      <WeekBeside plan={plan} outline={outline} />
    </section>
  );
}

function Stops({ plan, outline }: ViewProps) {
  const done = (task: Task): boolean => isDone(plan, outline, task, today.value);
  const dated = outline.tasks.some((task) => whenOf(plan, outline, task) !== undefined);
  if (!dated)
    return (
      <>
        <NoStops text={messages.undated} />
        <PaceChoice plan={plan} outline={outline} />
      </>
    );
  const { due, checks, late, next } = stopsOfDay(
    outline.tasks,
    today.value,
    (task) => whenOf(plan, outline, task),
    (task) => (done(task) && !wasJustTicked(plan.id, task)) || skipReason(plan.id, task) !== undefined,
  );
  const counted = (tasks: readonly Task[]): string =>
    messages.stopsDetail(
      tasks.filter(done).length,
      tasks.filter((task) => countsAsStop(plan, outline, task, today.value)).length,
    );
  return (
    <>
      {due.length > 0 && (
        <section>
          <SectionHeading detail={counted(due)}>{messages.stops}</SectionHeading>
          <Line plan={plan} outline={outline} tasks={due} />
        </section>
      )}
      {checks.length > 0 && (
        <section>
          <SectionHeading detail={counted(checks)}>{messages.checks}</SectionHeading>
          <Line plan={plan} outline={outline} tasks={checks} />
        </section>
      )}
      {due.length + checks.length === 0 && next === undefined && <NoStops text={messages.noStops} />}
      {next !== undefined && (
        <section>
          <SectionHeading>{messages.firstStops(dateText(next.day))}</SectionHeading>
          <Line plan={plan} outline={outline} tasks={next.tasks} />
        </section>
      )}
      <AddTask>
        <AddToToday plan={plan} outline={outline} />
      </AddTask>
      {late.length > 0 && <Late plan={plan} outline={outline} tasks={late} />}
    </>
  );
}

function Line({ plan, outline, tasks }: ViewProps & { readonly tasks: readonly Task[] }) {
  return (
    <StopLine>
      {tasks.map((task) => (
        <TaskRow key={task.key} plan={plan} outline={outline} task={task} today={today.value} dated={false} />
      ))}
    </StopLine>
  );
}

function Late({ plan, outline, tasks }: ViewProps & { readonly tasks: readonly Task[] }) {
  const day = today.value;
  const moveToToday = async (): Promise<void> => {
    const moves = tasks.map((task) => ({ task, days: { from: day, to: day } }));
    await withUndo(moveAll(plan.id, moves), messages.lateMoved);
  };
  const spread = async (): Promise<void> => {
    const days = spreadOver(tasks.length, addDays(mondayOf(day), 7));
    const moves = tasks.map((task, index) => {
      const on = days[index] ?? day;
      return { task, days: { from: on, to: on } };
    });
    await withUndo(moveAll(plan.id, moves), messages.lateSpreadOut);
  };
  return (
    <section>
      <SectionHeading detail={messages.lateDetail(tasks.length)}>{messages.late}</SectionHeading>
      <Line plan={plan} outline={outline} tasks={tasks} />
      <div class="row-of-buttons">
        <Button onPress={() => void moveToToday()}>{messages.lateToToday}</Button>
        {tasks.length > 1 && <Button onPress={() => void spread()}>{messages.lateSpread}</Button>}
      </div>
    </section>
  );
}

function NoStops({ text }: { readonly text: string }) {
  return (
    <>
      <p class="quiet-text">{text}</p>
      <div class="row-of-buttons">
        <ButtonLink href={routeTo("plan")} icon="plan">
          {messages.toPlan}
        </ButtonLink>
      </div>
    </>
  );
}
