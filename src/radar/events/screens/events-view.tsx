import { useEffect, useState } from "preact/hooks";
import { Chip, ChipActions, ChipButton, FileChip } from "../../../ui/controls/chips.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { loadEvents, type WatchedEvent, watchedEvents } from "../events-store.ts";
import { messages } from "../messages.ts";
import { isOver } from "../rules/event-time.ts";
import { EventMonth } from "./event-month.tsx";
import { EventRow } from "./event-row.tsx";
import { exportCalendar } from "./export-calendar.ts";
import { importCalendarFile } from "./import-calendar.ts";
import { useMinute } from "./minute.ts";

const EventSheet = lazy(() => import("./event-sheet.tsx").then((module) => module.EventSheet));
const CalendarSheet = lazy(() => import("./calendar-sheet.tsx").then((module) => module.CalendarSheet));

/** What is on, when, and what to do about it. */
export function EventsView() {
  const [open, setOpen] = useState<string | "new" | "calendar" | undefined>(undefined);
  const [isMonth, setMonth] = useState(false);
  useEffect(() => void loadEvents(), []);
  const events = watchedEvents.value;
  const chosen = events.find(({ id }) => id === open);
  const now = useMinute();
  const dated = events.filter(({ start }) => start !== "");
  const coming = dated.filter((event) => !isOver(event, now));
  const past = dated.filter((event) => isOver(event, now)).reverse();
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
        <EventMonth events={dated} onOpen={setOpen} />
      ) : (
        <>
          <List title={messages.toCome} events={coming} onOpen={setOpen} />
          <List
            title={messages.announced}
            events={events.filter(({ start }) => start === "")}
            onOpen={setOpen}
          />
          <List title={messages.past} events={past} onOpen={setOpen} />
        </>
      )}
      {(open === "new" || chosen !== undefined) && (
        <EventSheet {...(chosen === undefined ? {} : { event: chosen })} onClose={() => setOpen(undefined)} />
      )}
      {open === "calendar" && <CalendarSheet onClose={() => setOpen(undefined)} />}
    </>
  );
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
