import { useState } from "preact/hooks";
import { IconButton } from "../../../ui/controls/button.tsx";
import { type StopState, TaskStop } from "../../../ui/lists/stop-line.tsx";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { memo } from "../../../ui/rendering/memo.tsx";
import type { Plan } from "../../plan-record.ts";
import type { Outline, Task } from "../../rules/outline.ts";
import { taskStatus } from "../../rules/task-status.ts";
import { addDays, type CalendarDate } from "../../rules/time/calendar-date.ts";
import type { Appointment } from "../../rules/time/timetable.ts";
import { isDone, isLockedByFile, minutesOf, skipReason, whenOf } from "../../task-progress.ts";
import { dayMonthText, spanText, weekdayText } from "../date-text.ts";
import { moveWithUndo } from "./move-with-undo.ts";
import { messages } from "./task-messages.ts";
import { tickWithUndo } from "./tick-with-undo.ts";

const TaskSheet = lazy(() => import("./task-sheet.tsx").then((module) => module.TaskSheet));

/** A task of a plan as a stop of the line. */
export const TaskRow = memo(function TaskRow(props: {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly task: Task;
  readonly today: CalendarDate;
  /** Whether the day is shown at the left of the stop. */
  readonly dated: boolean;
}) {
  const { plan, outline, task, today, dated } = props;
  const [open, setOpen] = useState(false);
  const when = whenOf(plan, outline, task);
  const done = isDone(plan, outline, task, today);
  const skipped = skipReason(plan.id, task);
  const state = stateOf(done, skipped !== undefined, when, today);
  const day = dayOf(task, when);
  const mayBePutOff = !done && task.cadence === undefined && !isLockedByFile(task);
  const tomorrow = addDays(today, 1);
  const shown = dated && day !== undefined ? { day } : {};
  return (
    <>
      <TaskStop
        text={task.text}
        state={state}
        locked={isLockedByFile(task)}
        {...shown}
        detail={
          <TaskDetail
            plan={plan}
            task={task}
            state={state}
            skipped={skipped}
            when={dated && day !== undefined ? undefined : when}
          />
        }
        actions={<IconButton icon="more" label={messages.more(task.text)} onPress={() => setOpen(true)} />}
        swipes={{
          tick: done ? messages.notDone : messages.done,
          left: mayBePutOff
            ? { label: messages.putOff, run: () => void moveWithUndo(plan.id, task, tomorrow) }
            : undefined,
        }}
        onTick={(tick) => tickWithUndo(plan, outline, task, tick)}
        onOpen={() => setOpen(true)}
      />
      {open && (
        <TaskSheet plan={plan} outline={outline} task={task} today={today} onClose={() => setOpen(false)} />
      )}
    </>
  );
});

/** Characters that fit a line beside the stops. */
const LINE = 9;

/** Where a stop lies on the day it is seen. */
function stateOf(
  done: boolean,
  skipped: boolean,
  when: Appointment | undefined,
  today: CalendarDate,
): StopState {
  if (done) return "done";
  if (skipped) return "skipped";
  if (when === undefined) return "ahead";
  if (when.from <= today && today <= when.to) return "here";
  return when.to < today && when.every === undefined ? "late" : "ahead";
}

function dayOf(
  task: Task,
  when: Appointment | undefined,
): { name: string; date: string; range?: true } | undefined {
  if (when === undefined || when.every !== undefined) return undefined;
  if (task.weekdays === undefined && when.from !== when.to) return undefined;
  if (when.to === when.from) return { name: weekdayText(when.from), date: dayMonthText(when.from) };
  // Two lines however long the words of the language are.
  const within = spanText(when.from, when.to).replace(/ ?– ?/, "–");
  return within.length <= LINE
    ? { name: `${weekdayText(when.from)}–${weekdayText(when.to)}`, date: within, range: true }
    : { name: dayMonthText(when.from), date: `–\u00a0${dayMonthText(when.to)}`, range: true };
}

function TaskDetail(props: {
  readonly plan: Plan;
  readonly task: Task;
  readonly state: StopState;
  readonly skipped: string | undefined;
  readonly when: Appointment | undefined;
}) {
  const { plan, task, state, skipped, when } = props;
  const said: string[] = [];
  if (task.cadence !== undefined) {
    said.push({ day: messages.daily, week: messages.weekly, month: messages.monthly }[task.cadence.every]);
  }
  const minutes = minutesOf(plan.id, task);
  if (minutes !== undefined) said.push(messages.minutes(minutes));
  if (when !== undefined && when.every === undefined) said.push(spanText(when.from, when.to));
  if (task.status !== undefined) said.push(messages.status[taskStatus(task.status).meaning](task.status));
  if (skipped !== undefined && !isLockedByFile(task)) said.push(messages.skipped(skipped));
  if (task.detail !== undefined) said.push(task.detail);
  const flag = state === "here" ? messages.here : state === "late" ? messages.late : undefined;
  return (
    <>
      {flag !== undefined && (
        <span class="stop__standing">
          <span class="stop__flag">{flag}</span>
          {said.length > 0 && " · "}
        </span>
      )}
      {said.join(" · ")}
    </>
  );
}
