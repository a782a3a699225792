import { useEffect, useMemo, useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { IconButton } from "../../../ui/controls/button.tsx";
import { Chip, ChipActions, ChipButton, FileChip } from "../../../ui/controls/chips.tsx";
import { download } from "../../../ui/download.ts";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { loadEvents, setEvent, type WatchedEvent, watchedEvents } from "../events-store.ts";
import { messages } from "../messages.ts";
import { importCalendarFile } from "./import-calendar.ts";
import "./events.css";

const EventSheet = lazy(() => import("./event-sheet.tsx").then((module) => module.EventSheet));
const CalendarSheet = lazy(() => import("./calendar-sheet.tsx").then((module) => module.CalendarSheet));

/** What is on, when, and what to do about it. */
export function EventsView() {
  const [open, setOpen] = useState<string | "new" | "calendar" | undefined>(undefined);
  const [isMonth, setMonth] = useState(false);
  useEffect(() => void loadEvents(), []);
  const events = watchedEvents.value;
  const chosen = events.find(({ id }) => id === open);
  const today = dayOf(new Date());
  const dated = events.filter(({ start }) => start !== "");
  const coming = dated.filter((event) => lastDay(event) >= today);
  const past = dated.filter((event) => lastDay(event) < today).reverse();
  const open_ = (id: string): void => setOpen(id);
  return (
    <>
      <ChipActions>
        <ChipButton onPress={() => setOpen("new")}>{messages.add}</ChipButton>
        <ChipButton onPress={() => void exportCalendar()}>{messages.exportCalendar}</ChipButton>
        <ChipButton onPress={() => setOpen("calendar")}>{messages.calendars}</ChipButton>
        <Chip chosen={isMonth} onPress={() => setMonth(!isMonth)}>
          {messages.month}
        </Chip>
        <FileChip
          label={messages.importCalendar}
          accept=".ics,text/calendar"
          onFile={(file) => void importCalendarFile(file)}
        />
      </ChipActions>
      {events.length === 0 && <p class="quiet-text">{messages.empty}</p>}
      {isMonth ? (
        <Month events={dated} onOpen={open_} />
      ) : (
        <>
          <List title={messages.toCome} events={coming} onOpen={open_} />
          <List
            title={messages.announced}
            events={events.filter(({ start }) => start === "")}
            onOpen={open_}
          />
          <List title={messages.past} events={past} onOpen={open_} />
        </>
      )}
      {(open === "new" || chosen !== undefined) && (
        <EventSheet {...(chosen === undefined ? {} : { event: chosen })} onClose={() => setOpen(undefined)} />
      )}
      {open === "calendar" && <CalendarSheet onClose={() => setOpen(undefined)} />}
    </>
  );
}

async function exportCalendar(): Promise<void> {
  const events = watchedEvents.peek();
  const dated = events.filter(({ start }) => start !== "");
  if (dated.length === 0) return showToast(messages.nothingToExport);
  const { writeCalendar } = await import("../calendar-file.ts");
  const leaving = dated.map((event) => ({
    ...event,
    text: event.text || event.detail,
    changedAt: event.addedAt,
  }));
  download("wayside-events.ics", writeCalendar("Wayside", leaving, new Date()), "text/calendar");
  showToast(messages.exported(dated.length, events.length - dated.length));
}

function List(props: {
  readonly title: string;
  readonly events: readonly WatchedEvent[];
  readonly onOpen: (id: string) => void;
}) {
  if (props.events.length === 0) return null;
  return (
    <section>
      <SectionHeading detail={props.events.length}>{props.title}</SectionHeading>
      <ul>
        {props.events.map((event) => (
          <EventRow key={event.id} event={event} onOpen={props.onOpen} />
        ))}
      </ul>
    </section>
  );
}

function EventRow({
  event,
  onOpen,
}: {
  readonly event: WatchedEvent;
  readonly onOpen: (id: string) => void;
}) {
  const { id, title, action, done, detail, text, location, cancelled } = event;
  const words = [whenText(event), location].filter((part) => part !== "").join(" · ");
  return (
    <li class="event-row">
      <div class="event-row__words">
        <button
          type="button"
          class="event-row__open"
          data-row
          aria-label={messages.open(title)}
          onClick={() => onOpen(id)}
        >
          <span class="event-row__title" dir="auto">
            {title}
          </span>
          {words !== "" && <span class="event-row__when">{words}</span>}
        </button>
        {cancelled && <p class="event-row__cancelled">{messages.cancelled}</p>}
        {(detail !== "" || text !== "") && (
          <p class="event-row__text" dir="auto">
            {detail || text}
          </p>
        )}
        {action !== "none" && (
          <label class="event-row__action">
            <input
              type="checkbox"
              checked={done}
              aria-label={messages.doneLabel(messages.actions[action], title)}
              onChange={(change) => void setEvent(id, { done: change.currentTarget.checked }).then(succeeded)}
            />
            <span>{messages.actions[action]}</span>
          </label>
        )}
      </div>
    </li>
  );
}

const monthName = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "narrow" });

/** A month as a calendar; below it what is on. */
function Month({
  events,
  onOpen,
}: {
  readonly events: readonly WatchedEvent[];
  readonly onOpen: (id: string) => void;
}) {
  const [first, setFirst] = useState(() => new Date(new Date().getFullYear(), new Date().getMonth(), 1));
  const move = (by: number): void => setFirst(new Date(first.getFullYear(), first.getMonth() + by, 1));
  const days = useMemo(() => {
    const start = new Date(first.getFullYear(), first.getMonth(), 1 - ((first.getDay() + 6) % 7));
    const count =
      Math.ceil(
        (((first.getDay() + 6) % 7) + new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()) / 7,
      ) * 7;
    return Array.from(
      { length: count },
      (_, index) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + index),
    );
  }, [first]);
  const on = (day: string): readonly WatchedEvent[] =>
    events.filter((event) => firstDay(event) <= day && lastDay(event) >= day);
  const shown = events.filter(
    (event) =>
      lastDay(event) >= dayOf(first) &&
      firstDay(event) <= dayOf(new Date(first.getFullYear(), first.getMonth() + 1, 0)),
  );
  return (
    <section>
      <div class="event-month__head">
        <h2>{monthName.format(first)}</h2>
        <IconButton icon="back" label={messages.previous} onPress={() => move(-1)} />
        <IconButton icon={{ path: "M9 5l7 7-7 7" }} label={messages.next} onPress={() => move(1)} />
      </div>
      <div class="event-month" aria-hidden="true">
        {days.slice(0, 7).map((day) => (
          <span key={day.getDay()} class="event-month__weekday">
            {weekday.format(day)}
          </span>
        ))}
        {days.map((day) => {
          const count = on(dayOf(day)).length;
          const isOther = day.getMonth() !== first.getMonth();
          return (
            <span
              key={dayOf(day)}
              class={`event-month__day${isOther ? " event-month__day--other" : ""}${count > 0 ? " event-month__day--busy" : ""}${dayOf(day) === dayOf(new Date()) ? " event-month__day--today" : ""}`}
            >
              {day.getDate()}
            </span>
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

function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function firstDay({ start }: WatchedEvent): string {
  return start.length === 10 ? start : dayOf(new Date(start));
}

function lastDay(event: WatchedEvent): string {
  if (event.end === "") return firstDay(event);
  return event.end.length === 10 ? event.end : dayOf(new Date(event.end));
}

const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const timeFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** When an event is, as one reads it here. */
function whenText({ start, end }: WatchedEvent): string {
  if (start === "") return "";
  const isDay = start.length === 10;
  const from = new Date(isDay ? `${start}T00:00:00` : start);
  if (Number.isNaN(from.getTime())) return start;
  const format = isDay ? dayFormat : timeFormat;
  const to = end === "" ? undefined : new Date(end.length === 10 ? `${end}T00:00:00` : end);
  return to === undefined || Number.isNaN(to.getTime()) || to <= from
    ? format.format(from)
    : format.formatRange(from, to);
}
