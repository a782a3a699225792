import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";

export const eventActions = ["none", "review", "proposals", "attend"] as const;
/** What is to be done about an event: look at its recordings, watch for its call for papers, go there. */
export type EventAction = (typeof eventActions)[number];

/** The reminder of an event that calendars do not remind of. */
export const NO_REMINDER = -1;
/** The reminder, in minutes, of an event of one's own for which nobody chose one: the day before. */
export const USUAL_REMINDER = 24 * 60;

/** The reminder of an event: the one that was chosen, else the usual one; none is added to what a calendar brought. */
export function reminderOf({ reminder, uid }: Pick<EventFields, "reminder" | "uid">): number {
  return reminder ?? (uid === "" ? USUAL_REMINDER : NO_REMINDER);
}

/** Minutes before an event: a year. */
const LONGEST_REMINDER = 366 * 24 * 60;

/** A day, a moment of UTC or a time without a zone that is in the calendar; "" for none. */
const timeSchema = v.pipe(
  v.string(),
  v.check((text) => {
    if (text === "") return true;
    const isWritten = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?$/.test(text);
    const moment = Date.parse(text.length === 10 || text.endsWith("Z") ? text : `${text}Z`);
    // 30 February is taken for 2 March by some and for nothing by others.
    return isWritten && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text.slice(0, 10));
  }),
);

/**
 * An event. A day is "2026-11-02"; a time "2026-11-02T09:30:00Z", or without the Z as it is wherever one is. Without a
 * start its date is still to be announced.
 */
export const eventCollection = defineCollection(
  "radar-events",
  v.object({
    title: v.optional(v.string(), ""),
    start: v.optional(timeSchema, ""),
    /** The last day, or the moment it ends; "" where it does not say. */
    end: v.optional(timeSchema, ""),
    location: v.optional(v.string(), ""),
    address: v.optional(v.string(), ""),
    text: v.optional(v.string(), ""),
    /** What it is called in calendars (RFC 5545, UID); "" for one of this app. */
    uid: v.optional(v.string(), ""),
    action: v.optional(v.fallback(v.nullable(v.picklist(eventActions)), null), null),
    done: v.optional(v.boolean(), false),
    /** Minutes before its start at which calendars remind of it; `NO_REMINDER` for never, null where nobody chose. */
    reminder: v.optional(
      v.nullable(v.pipe(v.number(), v.integer(), v.minValue(NO_REMINDER), v.maxValue(LONGEST_REMINDER))),
      null,
    ),
    /** The reminders it came with, as its calendar has them (RFC 5545, VALARM); "" where one was chosen here. */
    alarms: v.optional(v.string(), ""),
    hidden: v.optional(v.boolean(), false),
    cancelled: v.optional(v.boolean(), false),
    addedAt: v.optional(momentSchema, 0),
  }),
);
export type EventFields = Omit<NonNullable<ReturnType<typeof eventCollection.read>>, "id">;

/** A calendar that is looked at now and then; its id is derived from its address. */
export const calendarCollection = defineCollection(
  "radar-calendars",
  v.object({
    address: v.optional(v.string(), ""),
    title: v.optional(v.string(), ""),
    addedAt: v.optional(momentSchema, 0),
  }),
);
