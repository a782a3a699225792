import type ICAL from "ical.js";
import { hashOf } from "../../../records/content-hash.ts";
import type { EventFields } from "../event-record.ts";
import { alarmsOf } from "./alarms.ts";
import { calendarComponents } from "./calendar-components.ts";
import { storedEnd, storedTime } from "./calendar-time.ts";
import { type EventEntry, type Occurrence, occurrencesOf, sequenceOf } from "./occurrences.ts";
import { beginEntry, beginFile } from "./recurrence-rule.ts";
import { TimeZones } from "./time-zones.ts";

/** An event as a calendar file has it. */
export type CalendarEvent = Pick<
  EventFields,
  "title" | "start" | "end" | "location" | "address" | "text" | "uid" | "cancelled" | "alarms" | "reminder"
>;

/** What was read of a calendar file. */
export interface ReadCalendar {
  readonly title: string;
  readonly events: readonly CalendarEvent[];
  /** The entries that made no sense, or would take too long to work out. */
  readonly unread: readonly UnreadEvent[];
}

/** An entry that was not read. */
export interface UnreadEvent {
  readonly title: string;
  /** The hash of its text: the same entry is not tried again. */
  readonly key: string;
}

/** How a calendar is read. */
export interface ReadingOfCalendar {
  /** Keys of entries that were not read before. */
  readonly skip?: ReadonlySet<string>;
  /** Called before each entry is worked out. */
  readonly onEvent?: (event: UnreadEvent) => void;
}

/** Milliseconds for which what is over is still shown: a day. */
const JUST_OVER = 24 * 60 * 60 * 1000;
const TEXT = 4000;

/** Reads a calendar file (RFC 5545), as far as it can be read; undefined where it is none. Never throws. */
export function readCalendar(
  source: string,
  now: Date,
  { skip, onEvent }: ReadingOfCalendar = {},
): ReadCalendar | undefined {
  beginFile();
  const calendars = calendarComponents(source);
  if (calendars === undefined) return undefined;
  const events = new Map<string, CalendarEvent>();
  const unread: UnreadEvent[] = [];
  let title = "";
  for (const calendar of calendars) {
    title ||= textOf(calendar, "x-wr-calname");
    const zones = new TimeZones(calendar);
    for (const [uid, entry] of entriesOf(calendar)) {
      const name = nameOf(entry);
      if (skip?.has(name.key) === true) {
        unread.push(name);
        continue;
      }
      onEvent?.(name);
      beginEntry();
      try {
        const found = occurrencesOf(entry, zones, now.getTime() - JUST_OVER);
        if (found.length === 0) unread.push(name);
        for (const occurrence of found) {
          const event = eventOf(uid, occurrence, entry.master);
          events.set(event.uid, event);
        }
      } catch {
        unread.push(name);
      }
    }
  }
  return { title, events: [...events.values()], unread };
}

/** The events of a calendar by their UID, each with its changes; of two that are one the one that was changed last. */
function entriesOf(calendar: ICAL.Component): ReadonlyMap<string, EventEntry> {
  const entries = new Map<string, { master: ICAL.Component | undefined; changes: ICAL.Component[] }>();
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const uid = textOf(component, "uid") || `${textOf(component, "summary")}-${textOf(component, "dtstart")}`;
    const entry = entries.get(uid) ?? { master: undefined, changes: [] };
    entries.set(uid, entry);
    if (component.hasProperty("recurrence-id")) entry.changes.push(component);
    else if (entry.master === undefined || sequenceOf(entry.master) <= sequenceOf(component))
      entry.master = component;
  }
  return entries;
}

function nameOf({ master, changes }: EventEntry): UnreadEvent {
  const all = [...(master === undefined ? [] : [master]), ...changes];
  const titles = all.map((component) => textOf(component, "summary"));
  return { title: titles[0] ?? "", key: hashOf(all.map(String).join("\r\n")) };
}

function eventOf(uid: string, occurrence: Occurrence, master: ICAL.Component | undefined): CalendarEvent {
  const { key, start, length, event } = occurrence;
  // A change may say only what is changed.
  const saying = (name: string): string =>
    textOf(event, name) || (master === undefined ? "" : textOf(master, name));
  return {
    uid: key === "" ? uid : `${uid}/${key}`,
    title: saying("summary"),
    location: saying("location"),
    address: webAddress(saying("url")),
    text: saying("description").slice(0, TEXT),
    cancelled: /^cancelled$/i.test(textOf(event, "status")),
    start: storedTime(start),
    end: storedEnd(start, length),
    ...alarmsOf(occurrence),
  };
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? "" : String(value).trim();
}

function webAddress(text: string): string {
  return /^https?:\/\/\S+$/i.test(text) ? text : "";
}
