import ICAL from "ical.js";
import { hashOf } from "../../records/content-hash.ts";
import type { EventFields } from "./event-record.ts";

/** An event as a calendar file has it. */
export type CalendarEvent = Pick<
  EventFields,
  "title" | "start" | "end" | "location" | "address" | "text" | "uid" | "cancelled"
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

/** Steps of a rule that are tried for one entry, and for all of a file: a rule may name days that never come. */
const STEPS_OF_EVENT = 20_000;
const STEPS_OF_FILE = 200_000;

/** Longer intervals of a rule than this mean nothing; ical.js adds them up day by day. */
const LONGEST_INTERVAL = 10_000;

/**
 * ical.js looks for the next occurrence in a loop of its own, which a rule like the 30th of February never leaves. Each
 * of its rounds asks whether the day found is one of the rule's: there the steps are counted, and the loop is left.
 */
const budget = { ofEvent: 0, ofFile: 0 };
const iterate = ICAL.RecurIterator.prototype as unknown as { check_contracting_rules(): boolean };
const checkRules = iterate.check_contracting_rules;
iterate.check_contracting_rules = function (this: typeof iterate): boolean {
  if (--budget.ofEvent < 0 || --budget.ofFile < 0) throw new Error("a rule with too many steps");
  return checkRules.call(this);
};

/** Times of one that comes back that are taken, from now on. */
const OCCURRENCES = 24;
/** Steps looked through for them; a rule that goes back centuries ends there. */
const STEPS = 5000;
const TEXT = 4000;
/** Seconds an event may last: years; one that names more means nothing by it. */
const LONGEST = 5 * 366 * 24 * 60 * 60;

const rules = ICAL.Recur.prototype;
const iterator = rules.iterator;
rules.iterator = function (this: ICAL.Recur, start: ICAL.Time): ICAL.RecurIterator {
  if (!(this.interval <= LONGEST_INTERVAL)) throw new Error("a rule with too long an interval");
  return iterator.call(this, start);
};

/** Reads a calendar file (RFC 5545), as far as it can be read; undefined where it is none. Never throws. */
export function readCalendar(
  source: string,
  now: Date,
  { skip, onEvent }: ReadingOfCalendar = {},
): ReadCalendar | undefined {
  budget.ofFile = STEPS_OF_FILE;
  budget.ofEvent = STEPS_OF_EVENT;
  const roots = rootsOf(source);
  if (roots === undefined) return undefined;
  const events: CalendarEvent[] = [];
  const unread: UnreadEvent[] = [];
  let title = "";
  for (const root of roots) {
    title ||= textOf(root, "x-wr-calname");
    const zones = zonesOf(root);
    for (const component of root.getAllSubcomponents("vevent")) {
      const event = nameOf(component);
      if (skip?.has(event.key) === true) {
        unread.push(event);
        continue;
      }
      onEvent?.(event);
      budget.ofEvent = STEPS_OF_EVENT;
      try {
        const found = eventsOf(component, zones, now);
        if (found.length === 0) unread.push(event);
        events.push(...found);
      } catch {
        unread.push(event);
      }
    }
  }
  const last = new Map(events.map((event) => [event.uid, event]));
  return { title, events: [...last.values()], unread };
}

function nameOf(component: ICAL.Component): UnreadEvent {
  return { title: textOf(component, "summary"), key: hashOf(component.toString()) };
}

function rootsOf(source: string): readonly ICAL.Component[] | undefined {
  const start = source.search(/BEGIN:VCALENDAR/i);
  // Some files are an event and nothing around it.
  if (start < 0)
    return /^BEGIN:VEVENT/im.test(source) ? salvaged(source.replace(/\r\n?|\n/g, "\r\n")) : undefined;
  // Line ends of all kinds, and lines that were folded with spaces lost.
  const text = source.slice(start).replace(/\r\n?|\n/g, "\r\n");
  try {
    const parsed: unknown = ICAL.parse(text);
    return asComponents(parsed);
  } catch {
    return salvaged(text);
  }
}

function asComponents(parsed: unknown): readonly ICAL.Component[] {
  if (!Array.isArray(parsed)) return [];
  const all: readonly unknown[] = typeof parsed[0] === "string" ? [parsed] : parsed;
  return all.map((one) => new ICAL.Component(one as [string, object[], object[]]));
}

/** The parts of a text from an opening to the next closing; what nothing closes ends the search. */
function between(text: string, opening: RegExp, closing: RegExp): readonly string[] {
  const found: string[] = [];
  for (let open = opening.exec(text); open !== null; open = opening.exec(text)) {
    closing.lastIndex = opening.lastIndex;
    if (closing.exec(text) === null) break;
    found.push(text.slice(open.index, closing.lastIndex));
    opening.lastIndex = closing.lastIndex;
  }
  return found;
}

/** The events of a file that is broken somewhere: each by itself, so that one bad line costs one event. */
function salvaged(text: string): readonly ICAL.Component[] {
  const zones = between(text, /BEGIN:VTIMEZONE/gi, /END:VTIMEZONE/gi).join("\r\n");
  return [...text.matchAll(/BEGIN:VEVENT[\s\S]*?(?:END:VEVENT|(?=BEGIN:VEVENT)|$)/gi)].flatMap(([event]) => {
    const whole = /END:VEVENT/i.test(event) ? event : `${event.trimEnd()}\r\nEND:VEVENT`;
    // Lines that are neither a property nor the rest of one.
    const lines = whole
      .split("\r\n")
      .filter((line) => /^[A-Z][A-Z0-9-]*[:;]/i.test(line) || /^[ \t]/.test(line));
    for (const within of [zones, ""]) {
      try {
        const calendar = [
          "BEGIN:VCALENDAR",
          ...(within === "" ? [] : [within]),
          ...lines,
          "END:VCALENDAR",
        ].join("\r\n");
        return asComponents(ICAL.parse(calendar));
      } catch {
        // The next try is without time zones; then this event is given up.
      }
    }
    return [];
  });
}

function zonesOf(root: ICAL.Component): ReadonlyMap<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>();
  for (const component of root.getAllSubcomponents("vtimezone")) {
    try {
      const zone = new ICAL.Timezone(component);
      zones.set(zone.tzid, zone);
    } catch {
      // A zone that makes no sense is as one that is not there.
    }
  }
  return zones;
}

function eventsOf(
  component: ICAL.Component,
  zones: ReadonlyMap<string, ICAL.Timezone>,
  now: Date,
): readonly CalendarEvent[] {
  const startProperty = component.getFirstProperty("dtstart");
  const start = startProperty?.getFirstValue();
  if (!(start instanceof ICAL.Time)) return [];
  const zoneName = String(startProperty?.getParameter("tzid") ?? "");
  const end = component.getFirstPropertyValue("dtend");
  const duration = component.getFirstPropertyValue("duration");
  const length =
    end instanceof ICAL.Time
      ? end.subtractDate(start)
      : duration instanceof ICAL.Duration
        ? duration
        : undefined;
  const isSane = length !== undefined && Math.abs(length.toSeconds()) <= LONGEST;
  const title = textOf(component, "summary");
  const uid = textOf(component, "uid") || `${title}-${start.toString()}`;
  const base = {
    title,
    location: textOf(component, "location"),
    address: webAddress(textOf(component, "url")),
    text: textOf(component, "description").slice(0, TEXT),
    cancelled: /^cancelled$/i.test(textOf(component, "status")),
  };
  const at = (time: ICAL.Time, key: string): CalendarEvent => ({
    ...base,
    uid: key,
    start: momentOf(time, zoneName, zones),
    end: length === undefined || !isSane ? "" : endOf(time, length, zoneName, zones),
  });
  const recurrence = component.getFirstPropertyValue("recurrence-id");
  if (recurrence instanceof ICAL.Time) return [at(start, `${uid}/${recurrence.toString()}`)];
  if (component.getFirstProperty("rrule") === null) return [at(start, uid)];
  const since = now.getTime() - 24 * 60 * 60 * 1000;
  const occurrences = new ICAL.RecurExpansion({ component, dtstart: start });
  const found: CalendarEvent[] = [];
  for (let step = 0; step < STEPS && found.length < OCCURRENCES; step++) {
    const time = occurrences.next();
    if (!(time instanceof ICAL.Time)) break;
    if (time.toJSDate().getTime() >= since) found.push(at(time, `${uid}/${time.toString()}`));
  }
  return found.length > 0 ? found : [at(start, uid)];
}

/** The last day of what takes whole days, for a calendar names the day after; else the moment it ends. */
function endOf(
  start: ICAL.Time,
  length: ICAL.Duration,
  zoneName: string,
  zones: ReadonlyMap<string, ICAL.Timezone>,
): string {
  const end = start.clone();
  end.addDuration(length);
  if (start.isDate) {
    end.addDuration(ICAL.Duration.fromString("-P1D"));
    if (end.compare(start) <= 0) return "";
  }
  return momentOf(end, zoneName, zones);
}

/** A day, a moment of UTC, or a time without a zone. */
function momentOf(time: ICAL.Time, zoneName: string, zones: ReadonlyMap<string, ICAL.Timezone>): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = `${String(time.year).padStart(4, "0")}-${two(time.month)}-${two(time.day)}`;
  if (time.isDate) return day;
  const local = `${day}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
  if (time.zone === ICAL.Timezone.utcTimezone) return `${local}Z`;
  const zone = zones.get(zoneName);
  if (zone !== undefined) {
    const inZone = new ICAL.Time(
      {
        year: time.year,
        month: time.month,
        day: time.day,
        hour: time.hour,
        minute: time.minute,
        second: time.second,
        isDate: false,
      },
      zone,
    );
    return new Date(inZone.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
  }
  const known = zoneName === "" ? undefined : inNamedZone(local, zoneName);
  return known ?? local;
}

/** A time of a zone the file only names, by what the device knows of time zones (IANA); undefined for unknown ones. */
function inNamedZone(local: string, zone: string): string | undefined {
  try {
    const shown = (moment: number): number => {
      const parts = new Intl.DateTimeFormat("en-US", {
        timeZone: zone.replace(/^\/?(?:[^/]+\/)*?(?=[A-Z][A-Za-z_]+\/[A-Za-z_]+$)/, ""),
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      }).formatToParts(moment);
      const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
      return Date.UTC(
        part("year"),
        part("month") - 1,
        part("day"),
        part("hour"),
        part("minute"),
        part("second"),
      );
    };
    const wanted = Date.parse(`${local}Z`);
    let moment = wanted;
    // Twice, for the first step may cross a change of the clocks.
    for (let step = 0; step < 2; step++) moment -= shown(moment) - wanted;
    return new Date(moment).toISOString().replace(".000Z", "Z");
  } catch {
    return undefined;
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? "" : String(value).trim();
}

function webAddress(text: string): string {
  return /^https?:\/\/\S+$/i.test(text) ? text : "";
}
