import { useEffect } from "preact/hooks";
import { articles } from "../../reading/reading-store.ts";
import { Button } from "../../ui/controls/button.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "./ride-bar-messages.ts";
import { endRide, keepRide, type RideSession, ride, rideNow, secondsLeft, spend } from "./ride-session.ts";
import "./ride-bar.css";

/** Milliseconds between two looks at the clock. */
const TICK = 1000;
/** Seconds of reading between two times the ride is kept. */
const PACE = 15;
/** A longer gap, in seconds, was no reading: the device slept. */
const LONGEST_GAP = 5;

/** Ends the ride and says what came of it. */
async function end(session: RideSession): Promise<void> {
  const read = session.items.filter((id) => (articles.peek(id)?.finishedAt ?? 0) >= session.startedAt).length;
  const minutes = Math.round((ride.peek() ?? session).spent / 60);
  await endRide();
  showToast(messages.ended(read, minutes));
}

/** The ride under way: how long it still goes, and how much of it was read. Counts only while it is in sight. */
export function RideBar({ article }: { readonly article: string }) {
  const session = ride.value;
  const running = session !== undefined;
  useEffect(() => {
    if (!running) return;
    let last = Date.now();
    let unkept = 0;
    const tick = (): void => {
      const now = Date.now();
      const gap = (now - last) / 1000;
      last = now;
      rideNow.value = now;
      const over = now >= (ride.peek()?.endsAt ?? 0);
      if (document.visibilityState !== "visible" || over || gap > LONGEST_GAP) return;
      spend(gap);
      unkept += gap;
      if (unkept < PACE) return;
      unkept = 0;
      void keepRide();
    };
    const timer = setInterval(tick, TICK);
    const leave = (): void => {
      last = Date.now();
      void keepRide();
    };
    document.addEventListener("visibilitychange", leave);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", leave);
      removeEventListener("pagehide", leave);
      void keepRide();
    };
  }, [running]);
  if (session === undefined) return null;
  const left = secondsLeft.value;
  const at = session.items.indexOf(article);
  return (
    <section class="ride-bar line-read" aria-label={messages.ride}>
      <p class="ride-bar__left">
        {left > 0 ? messages.left(Math.ceil(left / 60)) : messages.over(Math.round(session.spent / 60))}
      </p>
      {at >= 0 && <p class="ride-bar__place">{messages.place(at + 1, session.items.length)}</p>}
      <Button kind="text" onPress={() => void end(session)}>
        {messages.end}
      </Button>
    </section>
  );
}
