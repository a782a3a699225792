import { succeeded } from "../../storage/failure-report.ts";
import { IconLink } from "../../ui/button.tsx";
import { routeTo } from "../../ui/route.ts";
import { type StopState, TaskStop } from "../../ui/stop-line.tsx";
import { isDone, setDone } from "../plan-store.ts";
import type { CalendarDate } from "../rules/calendar-date.ts";
import type { Outline, Task } from "../rules/outline.ts";
import { type Appointment, appointment } from "../rules/timetable.ts";
import { dayMonthText, spanText, weekdayText } from "./date-text.ts";
import { messages } from "./task-messages.ts";

/** A task of a plan as a stop of the line. */
export function TaskRow(props: {
  readonly plan: string;
  readonly outline: Outline;
  readonly task: Task;
  readonly start?: CalendarDate;
  readonly today: CalendarDate;
  /** Whether the day is shown at the left of the stop. */
  readonly dated: boolean;
}) {
  const { plan, outline, task, start, today, dated } = props;
  const when = start === undefined ? undefined : appointment(task, outline, start);
  const done = isDone(plan, task);
  const state = stateOf(done, when, today);
  const day = dayOf(task, when);
  const shown = dated && day !== undefined ? { day } : {};
  return (
    <TaskStop
      text={task.text}
      state={state}
      {...shown}
      detail={<TaskDetail task={task} state={state} {...(dated || when === undefined ? {} : { when })} />}
      actions={
        <IconLink
          icon="write"
          label={messages.writeNote(task.text)}
          href={routeTo("notes", { about: "task", plan, task: task.key, title: task.text })}
        />
      }
      onTick={async (tick) => succeeded(await setDone(plan, task, tick))}
    />
  );
}

/** Where a stop lies on the day it is seen. */
export function stateOf(done: boolean, when: Appointment | undefined, today: CalendarDate): StopState {
  if (done) return "done";
  if (when === undefined) return "ahead";
  if (when.from <= today && today <= when.to) return "here";
  return when.to < today ? "late" : "ahead";
}

function dayOf(task: Task, when: Appointment | undefined): { name: string; date: string } | undefined {
  if (when === undefined || when.every !== undefined) return undefined;
  if (task.weekdays === undefined) return undefined;
  return {
    name: weekdayText(when.from),
    date: when.to === when.from ? dayMonthText(when.from) : spanText(when.from, when.to),
  };
}

function TaskDetail(props: { readonly task: Task; readonly state: StopState; readonly when?: Appointment }) {
  const { task, state, when } = props;
  const said: string[] = [];
  if (task.cadence !== undefined) {
    said.push({ day: messages.daily, week: messages.weekly, month: messages.monthly }[task.cadence.every]);
  }
  if (task.minutes !== undefined) said.push(messages.minutes(task.minutes));
  if (when !== undefined && when.every === undefined) said.push(spanText(when.from, when.to));
  const flag = state === "here" ? messages.here : state === "late" ? messages.late : undefined;
  return (
    <>
      {flag !== undefined && <span class="stop__flag">{flag}</span>}
      {flag !== undefined && said.length > 0 && " · "}
      {said.join(", ")}
    </>
  );
}
