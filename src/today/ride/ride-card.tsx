import { useEffect, useState } from "preact/hooks";
import { loadQueueOrder, recordings } from "../../reading/queue/unread-queue.ts";
import { loadReading } from "../../reading/reading-store.ts";
import { Button, ButtonLink, IconButton } from "../../ui/controls/button.tsx";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { whenIdle } from "../../ui/rendering/when-idle.ts";
import { isRideChanged, minutesToFill, resetRideChanges, withoutChanged } from "./ride-changes.ts";
import { rideItems } from "./ride-items.ts";
import { messages } from "./ride-messages.ts";
import { loadRideMinutes, rideMinutes, stepRideMinutes } from "./ride-minutes.ts";
import { loadTaste, rideTaste } from "./ride-taste.ts";
import { fillInOrder, type RideItem } from "./rules/playlist.ts";
import "../today.css";

const TasteChoice = lazy(() => import("./taste-choice.tsx").then((module) => module.TasteChoice));

const ChangeRideSheet = lazy(() =>
  import("./change-ride-sheet.tsx").then((module) => module.ChangeRideSheet),
);

const STEP = 5;

/** What fits this ride? Minutes to set, what fills them, and the way in. */
export function RideCard() {
  useEffect(() => {
    void loadRideMinutes();
    void loadTaste();
    void loadQueueOrder();
    // The queue may be long: the stops come first.
    whenIdle(() => void loadReading());
  }, []);
  const minutes = rideMinutes.value;
  const taste = rideTaste.value;
  const [isChanging, setChanging] = useState(false);
  const playlist = fillInOrder(withoutChanged(rideItems()), minutesToFill(minutes), taste);
  const start = async (): Promise<void> => {
    const { startRide } = await import("./ride-session.ts");
    await startRide(
      playlist.map(({ id }) => id),
      minutes,
    );
    resetRideChanges();
    navigate(routeTo("read", { article: first?.id, listen: first?.audio === true ? "1" : undefined }));
  };
  const first = playlist[0];
  const free = Math.max(
    0,
    playlist.reduce((left, item) => left - item.minutes, minutes),
  );
  // The shortcut on the home screen starts the ride as soon as there is something to fill it with.
  const asked = useQuery().start === "ride" && first !== undefined;
  useEffect(() => {
    if (asked) void start();
  }, [asked]);
  return (
    <section class="ride-card card line-read">
      <div class="ride-card__top">
        <div>
          <h2 class="ride-card__label">{messages.nextRide}</h2>
          <p class="ride-card__minutes">
            {minutes}
            <span class="ride-card__unit">{messages.unit}</span>
          </p>
        </div>
        <div class="ride-card__stepper">
          <IconButton icon="minus" label={messages.less} onPress={() => stepRideMinutes(-STEP)} />
          <IconButton icon="plus" label={messages.more} onPress={() => stepRideMinutes(STEP)} />
        </div>
      </div>
      {recordings.value.length > 0 && <TasteChoice />}
      {first === undefined ? (
        <>
          <p class="quiet-text">{messages.nothingFits}</p>
          <div class="row-of-buttons">
            <ButtonLink href={routeTo("read")}>{messages.toQueue}</ButtonLink>
            {isRideChanged() && <Button onPress={() => setChanging(true)}>{messages.change}</Button>}
          </div>
        </>
      ) : (
        <>
          <div class="ride-shares" aria-hidden="true">
            {playlist.map((item) => (
              <span key={item.id} class={lineOf(item)} style={{ flexGrow: item.minutes }} />
            ))}
            <span style={{ flexGrow: free }} />
          </div>
          <ul class="ride-list">
            {playlist.map((item) => (
              <li key={item.id} class={`ride-list__item ${lineOf(item)}`}>
                <span class="ride-list__minutes">{messages.minutes(item.minutes)}</span>
                <span class="ride-list__title">{item.title}</span>
              </li>
            ))}
          </ul>
          <div class="row-of-buttons">
            <Button kind="primary" onPress={() => void start()}>
              {messages.start}
            </Button>
            <Button onPress={() => setChanging(true)}>{messages.change}</Button>
          </div>
        </>
      )}
      {isChanging && <ChangeRideSheet playlist={playlist} onClose={() => setChanging(false)} />}
    </section>
  );
}

/** The line an item of a ride belongs to: the plan that asks for it, what is heard, what is read. */
function lineOf({ planned, audio }: RideItem): string {
  return planned ? "line-plan" : audio ? "line-radar" : "line-read";
}
