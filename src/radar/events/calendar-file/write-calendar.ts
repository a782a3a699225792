import ICAL from "ical.js";
import { reminderOf } from "../event-record.ts";
import { isWholeDay } from "../rules/event-time.ts";
import { writtenAlarms } from "./alarms.ts";
import type { CalendarEvent } from "./read-calendar.ts";

/** An event that leaves, with the id by which calendars know it again. */
export interface LeavingEvent extends CalendarEvent {
  readonly id: string;
  readonly changedAt: number;
}

/**
 * Events as a calendar file (RFC 5545): an event keeps its UID, so that a second export changes it where it is instead
 * of adding it again. Those without a date are left out.
 */
export function writeCalendar(title: string, events: readonly LeavingEvent[], now: Date): string {
  // The space that begins a folded line counts to its 75 octets (RFC 5545, 3.1); the library adds it to them.
  ICAL.foldLength = 74;
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Wayside//Radar//EN");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  calendar.updatePropertyWithValue("x-wr-calname", title);
  for (const event of events) {
    const start = timeOf(event.start);
    if (start === undefined) continue;
    const component = new ICAL.Component("vevent");
    component.updatePropertyWithValue("uid", event.uid === "" ? `${event.id}@wayside` : event.uid);
    component.updatePropertyWithValue("dtstamp", ICAL.Time.fromJSDate(now, true));
    component.updatePropertyWithValue(
      "last-modified",
      ICAL.Time.fromJSDate(new Date(event.changedAt || now), true),
    );
    component.updatePropertyWithValue("summary", event.title);
    component.updatePropertyWithValue("dtstart", start);
    const end = timeOf(event.end);
    if (end !== undefined && end.isDate === start.isDate) {
      if (end.isDate) end.addDuration(ICAL.Duration.fromString("P1D"));
      if (end.compare(start) > 0) component.updatePropertyWithValue("dtend", end);
    }
    if (event.location !== "") component.updatePropertyWithValue("location", event.location);
    if (event.text !== "") component.updatePropertyWithValue("description", event.text);
    if (event.address !== "") component.updatePropertyWithValue("url", event.address);
    if (event.cancelled) component.updatePropertyWithValue("status", "CANCELLED");
    for (const alarm of writtenAlarms(event, reminderOf(event), isWholeDay(event.start)))
      component.addSubcomponent(alarm);
    calendar.addSubcomponent(component);
  }
  return `${calendar.toString()}\r\n`;
}

function timeOf(text: string): ICAL.Time | undefined {
  if (text === "") return undefined;
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return ICAL.Time.fromDateString(text);
    if (text.endsWith("Z")) return ICAL.Time.fromJSDate(new Date(text), true);
    return ICAL.Time.fromDateTimeString(text.length === 16 ? `${text}:00` : text);
  } catch {
    return undefined;
  }
}
