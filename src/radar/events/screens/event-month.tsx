import { useMemo, useState } from "preact/hooks";
import { IconButton } from "../../../ui/controls/button.tsx";
import type { WatchedEvent } from "../events-store.ts";
import { messages } from "../messages.ts";
import { dayOf, firstDay, lastDay } from "../rules/event-time.ts";
import { monthDays } from "../rules/month-days.ts";
import { EventRow } from "./event-row.tsx";
import "./event-month.css";

const monthName = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "narrow" });
const dayName = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

/** A month as a calendar; below it what is on, in all of it or on the day that is chosen. */
export function EventMonth({
  events,
  onOpen,
}: {
  readonly events: readonly WatchedEvent[];
  readonly onOpen: (id: string) => void;
}) {
  const [month, setMonth] = useState(() => new Date(new Date().getFullYear(), new Date().getMonth(), 1));
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const days = useMemo(() => monthDays(month), [month]);
  const within = days.filter((day) => day.within).map(({ day }) => day);
  const between = (from: string, to: string): readonly WatchedEvent[] =>
    events.filter((event) => firstDay(event) <= to && lastDay(event) >= from);
  const shown = between(chosen ?? within[0] ?? "", chosen ?? within.at(-1) ?? "");
  const move = (by: number): void => {
    setChosen(undefined);
    setMonth(new Date(month.getFullYear(), month.getMonth() + by, 1));
  };
  return (
    <section>
      <div class="event-month__head">
        <h2>{monthName.format(month)}</h2>
        <IconButton icon="back" label={messages.previous} onPress={() => move(-1)} />
        <IconButton icon={{ path: "M9 5l7 7-7 7" }} label={messages.next} onPress={() => move(1)} />
      </div>
      <div class="event-month">
        {days.slice(0, 7).map(({ day }) => (
          <span key={day} class="event-month__weekday" aria-hidden="true">
            {weekday.format(new Date(`${day}T00:00:00`))}
          </span>
        ))}
        {days.map(({ day, number, within }) => {
          const count = between(day, day).length;
          const look = `event-month__day${within ? "" : " event-month__day--other"}${day === dayOf(new Date()) ? " event-month__day--today" : ""}`;
          return count === 0 ? (
            <span key={day} class={look} aria-hidden="true">
              {number}
            </span>
          ) : (
            <button
              key={day}
              type="button"
              class={`${look} event-month__day--busy`}
              aria-label={messages.onDay(dayName.format(new Date(`${day}T00:00:00`)), count)}
              aria-pressed={day === chosen}
              onClick={() => setChosen(day === chosen ? undefined : day)}
            >
              {number}
            </button>
          );
        })}
      </div>
      {shown.length === 0 && <p class="quiet-text">{messages.none}</p>}
      <ul>
        {shown.map((event) => (
          <EventRow key={event.id} event={event} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}
