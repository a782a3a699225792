import { computed } from "@preact/signals";
import { derivedId, randomId } from "../../records/identity.ts";
import { remove, restore, write } from "../../records/record-write.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { type Changed, type Undoable, undoableChange } from "../../storage/records/undoable-change.ts";
import { type WatchedEntry, watchList } from "../watch-list.ts";
import type { CalendarEvent } from "./calendar-file/read-calendar.ts";
import { calendarCollection, type EventAction, type EventFields, eventCollection } from "./event-record.ts";

const events = liveCollection(eventCollection);
const calendars = liveCollection(calendarCollection);

/** Reads the events and calendars, once. */
export async function loadEvents(): Promise<Outcome<undefined>> {
  const [one, other] = await Promise.all([events.load(), calendars.load()]);
  return one.ok ? other : one;
}

/** An event that is followed: as the plan names it, added by hand, or from a calendar. */
export interface WatchedEvent extends Omit<EventFields, "action"> {
  readonly id: string;
  readonly action: EventAction;
  readonly group: string;
  /** What the plan says of it. */
  readonly detail: string;
  readonly fromPlan: boolean;
}

const nothingSaid: EventFields = {
  title: "",
  start: "",
  end: "",
  location: "",
  address: "",
  text: "",
  uid: "",
  action: null,
  done: false,
  reminder: null,
  alarms: "",
  hidden: false,
  cancelled: false,
  addedAt: 0,
};

/** What a plan's words want done about an event. */
function actionIn({ detail, name }: WatchedEntry): EventAction {
  const words = `${name} ${detail}`;
  if (/cfp|call for (?:papers|proposals)|征文|征稿/i.test(words)) return "proposals";
  if (/record|review|watch (?:the )?talks|回看|录像/i.test(words)) return "review";
  return /attend|join|visit|参加|出席/i.test(words) ? "attend" : "none";
}

/** All events: those with a date in its order, then those whose date is to be announced. */
export const watchedEvents = computed<readonly WatchedEvent[]>(() => {
  events.revision.value;
  const planned = watchList.value.events.map((entry): WatchedEvent => {
    const id = derivedId("radar-event", entry.name.normalize("NFC").toLowerCase());
    const said = events.peek(id) ?? nothingSaid;
    return {
      ...said,
      id,
      title: said.title || entry.name,
      group: entry.group,
      detail: entry.detail,
      fromPlan: true,
      address: said.address || (/^https?:/i.test(entry.address ?? "") ? (entry.address ?? "") : ""),
      action: said.action ?? actionIn(entry),
    };
  });
  const ids = new Set(planned.map(({ id }) => id));
  const added = [...events.values()]
    .filter(({ id, addedAt }) => !ids.has(id) && addedAt > 0)
    .map(
      (one): WatchedEvent => ({
        ...one,
        action: one.action ?? "none",
        group: "",
        detail: "",
        fromPlan: false,
      }),
    );
  return [...planned, ...added]
    .filter(({ hidden }) => !hidden)
    .sort((one, other) => orderOf(one) - orderOf(other) || one.addedAt - other.addedAt);
});

function orderOf({ start }: WatchedEvent): number {
  return start === ""
    ? Number.POSITIVE_INFINITY
    : Date.parse(start.length === 10 ? `${start}T00:00:00` : start);
}

/** The calendars that are looked at. */
export const allCalendars = computed(() => {
  calendars.revision.value;
  return [...calendars.values()];
});

/** Adds an event by hand; resolves to its id. */
export async function addEvent(
  fields: Partial<EventFields>,
  now: number,
): Promise<{ readonly id: string; readonly outcome: Outcome<Changed> }> {
  const id = randomId();
  const writes = [write(eventCollection, id, { ...fields, addedAt: now })];
  return { id, outcome: await undoableChange(writes, [eventCollection]) };
}

/** Says something of an event. */
export function setEvent(id: string, fields: Partial<EventFields>): Promise<Outcome<unknown>> {
  return change([write(eventCollection, id, fields)]);
}

/** No longer shows an event: one of the plan is hidden, one added by hand removed. */
export function hideEvent({ id, fromPlan }: WatchedEvent): Promise<Outcome<Changed>> {
  return undoableChange(
    [fromPlan ? write(eventCollection, id, { hidden: true }) : remove(eventCollection, id)],
    [eventCollection],
  );
}

/** What an import of events came to. */
export interface ImportedEvents {
  readonly added: number;
  readonly updated: number;
  readonly same: number;
  readonly outcome: Outcome<Undoable>;
}

/** Takes events of a calendar up: an event is known by its UID, so that it is changed where it is and never doubled. */
export async function importEvents(found: readonly CalendarEvent[], now: number): Promise<ImportedEvents> {
  const counts = { added: 0, updated: 0, same: 0 };
  const byUid = new Map(
    [...events.values()].filter(({ uid }) => uid !== "").map((event) => [event.uid, event]),
  );
  const writes = found.flatMap((event) => {
    // One of this app that comes back is the one it was.
    const own = /^([0-9a-z]{25})@wayside$/.exec(event.uid)?.[1];
    const before = own === undefined ? byUid.get(event.uid) : events.peek(own);
    const id = own ?? before?.id ?? derivedId("radar-calendar-event", event.uid);
    const { alarms, reminder, ...said } = own === undefined ? event : { ...event, uid: "" };
    const reminding = before === undefined || takesReminder(before, alarms) ? { alarms, reminder } : {};
    const fields = { ...said, ...reminding };
    if (before !== undefined && isSame(before, fields)) {
      counts.same++;
      return [];
    }
    if (before === undefined) counts.added++;
    else counts.updated++;
    return [
      ...(before === undefined ? [restore(eventCollection, id)] : []),
      write(eventCollection, id, { ...fields, hidden: false }, { begun: { addedAt: now } }),
    ];
  });
  const outcome: Outcome<Undoable> =
    writes.length === 0 ? success({ undo: [] }) : await undoableChange(writes, [eventCollection]);
  return { ...counts, outcome };
}

function isSame(before: EventFields, after: Partial<CalendarEvent>): boolean {
  return (["title", "start", "end", "location", "address", "text", "cancelled", "alarms"] as const).every(
    (name) => after[name] === undefined || before[name] === after[name],
  );
}

/** Whether the reminders of a calendar are taken: those that were chosen here stay. */
function takesReminder(before: EventFields, alarms: string): boolean {
  if (before.uid === "") return false;
  return before.reminder === null || (before.alarms !== "" && before.alarms !== alarms);
}

/** Follows a calendar by its address. */
export function addCalendar(address: string, title: string, now: number): Promise<Outcome<unknown>> {
  const id = derivedId("radar-calendar", address);
  return change([
    restore(calendarCollection, id),
    write(calendarCollection, id, { address, title, addedAt: now }),
  ]);
}

/** No longer looks at a calendar; its events stay. */
export function removeCalendar(id: string): Promise<Outcome<unknown>> {
  return change([remove(calendarCollection, id)]);
}
