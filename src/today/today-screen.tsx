import { lazy } from "preact-iso";
import type { Plan } from "../plan/plan-record.ts";
import { currentOutline, currentPlan, isDone, plansReady } from "../plan/plan-store.ts";
import type { Outline, Task } from "../plan/rules/outline.ts";
import { stopsOfDay } from "../plan/rules/stops-of-day.ts";
import { unitOn, weekCount } from "../plan/rules/timetable.ts";
import { dateText } from "../plan/screens/date-text.ts";
import { TaskRow } from "../plan/screens/task-row.tsx";
import { today } from "../plan/today-signal.ts";
import { ButtonLink, IconLink } from "../ui/button.tsx";
import { Page, PageHeader, SectionHeading } from "../ui/page.tsx";
import { routeTo } from "../ui/route.ts";
import { StopLine } from "../ui/stop-line.tsx";
import { messages } from "./messages.ts";
import "./today.css";

const ToRead = lazy(() => import("./to-read.tsx").then((module) => module.ToRead));
const BringPlan = lazy(() => import("../plan/screens/bring-plan.tsx").then((module) => module.BringPlan));

/** What fits now, and where one stands: today's stops, this week's aim, what to read. */
export function TodayScreen() {
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  if (!plansReady.value) return <Page line="plan">{null}</Page>;
  if (plan === undefined) {
    return (
      <Page line="plan">
        <BringPlan first />
      </Page>
    );
  }
  if (outline === undefined) return <Page line="plan">{null}</Page>;
  return (
    <Page line="plan" shows="both" beside={<ToRead />}>
      <PageHeader title={messages.title} eyebrow={whereInPlan(plan, outline)}>
        <span class="only-narrow">
          <IconLink icon="settings" label={messages.settings} href={routeTo("settings")} />
        </span>
      </PageHeader>
      <Aim plan={plan} outline={outline} />
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

function Aim({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  const { start } = plan;
  const unit = start === undefined ? undefined : outline.units[unitOn(today.value, outline, start) ?? -1];
  const text = unit?.objective ?? unit?.title;
  if (text === undefined || text === "") return null;
  return (
    <section class="today-aim card">
      <h2 class="today-aim__label">{messages.aim}</h2>
      <p class="today-aim__text">{text}</p>
    </section>
  );
}

function Stops({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  const { start } = plan;
  const done = (task: Task): boolean => isDone(plan.id, task);
  if (start === undefined) return <NoStops text={messages.undated} />;
  const { due, late, next } = stopsOfDay(outline, start, today.value, done);
  const line = (tasks: readonly Task[]) => (
    <StopLine>
      {tasks.map((task) => (
        <TaskRow
          key={task.key}
          plan={plan.id}
          outline={outline}
          task={task}
          start={start}
          today={today.value}
          dated={false}
        />
      ))}
    </StopLine>
  );
  return (
    <>
      <section>
        <SectionHeading
          detail={due.length === 0 ? undefined : messages.stopsDetail(due.filter(done).length, due.length)}
        >
          {messages.stops}
        </SectionHeading>
        {due.length > 0 ? (
          line(due)
        ) : (
          <NoStops
            text={
              next === undefined ? messages.noStops : `${messages.noStops} ${messages.nextOn(dateText(next))}`
            }
          />
        )}
      </section>
      {late.length > 0 && (
        <section>
          <SectionHeading detail={messages.lateDetail(late.length)}>{messages.late}</SectionHeading>
          {line(late)}
        </section>
      )}
    </>
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
