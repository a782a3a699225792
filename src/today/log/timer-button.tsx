import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { duration } from "../../ui/text/duration.ts";
import { offerUndo } from "../../undo/with-undo.ts";
import { messages } from "./messages.ts";
import { loadTimer, startTimer, stopTimer, timer } from "./timer.ts";

const LOOK = 10_000;
/** Minutes after which a timer may have been forgotten. */
const LONG = 4 * 60;

/** Starts a timer, or stops the one that runs and logs its minutes. */
export function TimerButton({ plan }: { readonly plan: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => void loadTimer(), []);
  const running = timer.value;
  useEffect(() => {
    if (running === undefined) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), LOOK);
    return () => clearInterval(ticking);
  }, [running]);
  if (running === undefined)
    return (
      <Button kind="text" onPress={() => void startTimer(plan, Date.now()).then(succeeded)}>
        {messages.startTimer}
      </Button>
    );
  const stop = async (): Promise<void> => {
    const logged = await stopTimer(Date.now());
    if (logged === undefined) return showToast(messages.timerUnder);
    const { stopped, minutes, outcome } = logged;
    if (!succeeded(outcome)) return;
    const given = duration(minutes);
    offerUndo(
      minutes >= LONG ? messages.timerLong(given) : messages.timerLogged(given),
      outcome.ok ? [outcome.value] : [],
      () => {
        // It runs on as if it had not been stopped, where no other was started meanwhile.
        if (timer.peek() === undefined)
          void startTimer(stopped.plan, stopped.startedAt, stopped.day).then(succeeded);
      },
    );
  };
  const elapsed = Math.max(0, Math.floor((now - running.startedAt) / 60_000));
  return (
    <Button kind="primary" onPress={() => void stop()}>
      {messages.stopTimer(duration(elapsed))}
    </Button>
  );
}
