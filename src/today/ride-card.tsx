import { useEffect } from "preact/hooks";
import { titleOf } from "../reading/article-title.ts";
import { loadReading, minutesOf, onDevice, queue, shareRead } from "../reading/reading-store.ts";
import { ButtonLink, IconButton } from "../ui/button.tsx";
import { routeTo } from "../ui/route.ts";
import { whenIdle } from "../ui/when-idle.ts";
import { messages } from "./ride-messages.ts";
import { loadRideMinutes, rideMinutes, setRideMinutes } from "./ride-minutes.ts";
import { fillRide, type RideItem } from "./rules/playlist.ts";
import "./today.css";

const STEP = 5;

/** What fits this ride? Minutes to set, what fills them, and the way in. */
export function RideCard() {
  useEffect(() => {
    void loadRideMinutes();
    // The queue may be long: the stops come first.
    whenIdle(() => void loadReading());
  }, []);
  const minutes = rideMinutes.value;
  const playlist = fillRide(rideItems(), minutes);
  const first = playlist[0];
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
          <IconButton icon="minus" label={messages.less} onPress={() => setRideMinutes(minutes - STEP)} />
          <IconButton icon="plus" label={messages.more} onPress={() => setRideMinutes(minutes + STEP)} />
        </div>
      </div>
      {first === undefined ? (
        <>
          <p class="quiet-text">{messages.nothingFits}</p>
          <div class="row-of-buttons">
            <ButtonLink href={routeTo("read")}>{messages.toQueue}</ButtonLink>
          </div>
        </>
      ) : (
        <>
          <ul class="ride-list">
            {playlist.map((item) => (
              <li key={item.id} class="ride-list__item">
                <span class="ride-list__minutes">{messages.minutes(item.minutes)}</span>
                <span class="ride-list__title">{item.title}</span>
              </li>
            ))}
          </ul>
          <ButtonLink kind="primary" full href={routeTo("read", { article: first.id })}>
            {messages.start}
          </ButtonLink>
        </>
      )}
    </section>
  );
}

/** What of the queue is on this device, with the minutes left of it. */
function rideItems(): readonly RideItem[] {
  return (queue.value ?? []).flatMap((article) => {
    const whole = minutesOf(article);
    if (whole === undefined || !onDevice.value.has(article.id)) return [];
    const share = shareRead(article);
    return [
      {
        id: article.id,
        title: titleOf(article),
        minutes: Math.max(1, Math.round(whole * (1 - share))),
        begun: share > 0,
      },
    ];
  });
}
