import { useEffect } from "preact/hooks";
import { loadLog, logMinutes, weekMinutes } from "../plan/log-store.ts";
import type { Plan } from "../plan/plan-record.ts";
import type { Outline } from "../plan/rules/outline.ts";
import { currentDay, today } from "../plan/today-signal.ts";
import { Button } from "../ui/controls/button.tsx";
import { Progress } from "../ui/layout/notice.tsx";
import { lazy } from "../ui/rendering/lazy.tsx";
import { duration } from "../ui/text/duration.ts";
import { withUndo } from "../undo/with-undo.ts";
import { expectsTimer } from "./log/timer-hint.ts";
import { messages } from "./messages.ts";

const TimerButton = lazy(() => import("./log/timer-button.tsx").then((module) => module.TimerButton));

const QUARTER = 15;

/** Hours given this week, against the plan's budget. */
export function WeekHours({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  useEffect(() => void loadLog(), []);
  const given = weekMinutes(plan, outline, today.value);
  const { budget } = outline;
  const log = (): void => void withUndo(logMinutes(currentDay(), QUARTER, plan.id), messages.logged);
  return (
    <div class="week-hours">
      {budget !== undefined && (
        <Progress value={Math.min(1, given / (budget.from * 60))} label={messages.hoursLabel} />
      )}
      <div class="week-hours__row">
        <p class="quiet-text">
          {budget === undefined
            ? messages.hoursAlone(duration(given))
            : messages.hours(duration(given), messages.budget(budget.from, budget.to))}
        </p>
        <div>
          <Button kind="text" icon="plus" onPress={log}>
            {messages.log}
          </Button>
          <a class="button button--text" href="notes?report=hours">
            {messages.timer}
          </a>
        </div>
      </div>
      {expectsTimer() && <TimerButton plan={plan.id} />}
    </div>
  );
}
