import { download } from "../../../ui/download.ts";
import { showToast } from "../../../ui/layout/toast.tsx";
import { watchedEvents } from "../events-store.ts";
import { messages } from "../messages.ts";

/** Downloads the events that have a date as a calendar file. */
export async function exportCalendar(): Promise<void> {
  const events = watchedEvents.peek();
  const dated = events.filter(({ start }) => start !== "");
  if (dated.length === 0) return showToast(messages.nothingToExport);
  const { writeCalendar } = await import("../calendar-file/write-calendar.ts");
  const leaving = dated.map((event) => ({
    ...event,
    text: event.text || event.detail,
    changedAt: event.addedAt,
  }));
  download("wayside-events.ics", writeCalendar("Wayside", leaving, new Date()), "text/calendar");
  showToast(messages.exported(dated.length, events.length - dated.length));
}
