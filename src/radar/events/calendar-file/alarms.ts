import ICAL from "ical.js";
import { type EventFields, NO_REMINDER } from "../event-record.ts";
import { endOf, instantOf } from "./calendar-time.ts";
import type { Occurrence } from "./occurrences.ts";

/** For what takes whole days a reminder rings in the morning, not at midnight; seconds. */
const MORNING = 9 * 60 * 60;
/** UTF-16 units of the alarms of an event that are kept; those after them are not. */
const LONGEST = 20_000;

/**
 * The reminders of an event of a calendar: as they are written, so that they leave as they came, and in minutes before
 * it begins; none where it has none.
 */
export function alarmsOf({ event, start, length }: Occurrence): Pick<EventFields, "alarms" | "reminder"> {
  const alarms = event.getAllSubcomponents("valarm");
  const moments = alarms.flatMap((alarm) => {
    const trigger = triggerOf(alarm);
    if (trigger instanceof ICAL.Time) return instantOf(trigger);
    if (!(trigger instanceof ICAL.Duration)) return [];
    const isAtEnd = /^END$/i.test(String(alarm.getFirstProperty("trigger")?.getParameter("related") ?? ""));
    const from = isAtEnd ? (endOf(start, length) ?? start) : start;
    return instantOf(from) + trigger.toSeconds() * 1000;
  });
  const text = asWritten(alarms);
  if (text === "" || moments.length === 0) return { alarms: text, reminder: NO_REMINDER };
  const begins = instantOf(start) + (start.isDate ? MORNING * 1000 : 0);
  const minutes = Math.round((begins - Math.min(...moments)) / 60_000);
  return { alarms: text, reminder: Math.min(LONGEST_BEFORE, Math.max(0, minutes)) };
}

/** When an alarm rings; undefined where that makes no sense, which is no reason to lose the event. */
function triggerOf(alarm: ICAL.Component): unknown {
  try {
    return alarm.getFirstPropertyValue("trigger");
  } catch {
    return undefined;
  }
}

/** Alarms as they are written, as many of them as are kept. */
function asWritten(alarms: readonly ICAL.Component[]): string {
  let text = "";
  for (const alarm of alarms) {
    const longer = `${text}${text === "" ? "" : "\r\n"}${alarm.toString()}`;
    if (longer.length > LONGEST) break;
    text = longer;
  }
  return text;
}

/** Minutes before an event: a year. */
const LONGEST_BEFORE = 366 * 24 * 60;

/** The alarms of an event that leaves: those it came with, else one so many minutes before it begins. */
export function writtenAlarms(
  { alarms, title }: Pick<EventFields, "alarms" | "title">,
  minutes: number,
  wholeDay: boolean,
): readonly ICAL.Component[] {
  const kept = keptAlarms(alarms);
  if (kept.length > 0) return kept;
  if (minutes === NO_REMINDER) return [];
  const alarm = new ICAL.Component("valarm");
  alarm.updatePropertyWithValue("action", "DISPLAY");
  alarm.updatePropertyWithValue("description", title);
  const trigger = ICAL.Duration.fromSeconds((wholeDay ? MORNING : 0) - minutes * 60);
  alarm.updatePropertyWithValue("trigger", trigger);
  return [alarm];
}

function keptAlarms(text: string): readonly ICAL.Component[] {
  if (text === "") return [];
  try {
    return ICAL.Component.fromString(`BEGIN:VEVENT\r\n${text}\r\nEND:VEVENT`).getAllSubcomponents("valarm");
  } catch {
    return [];
  }
}
