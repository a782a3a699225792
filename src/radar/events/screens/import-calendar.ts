import { succeeded } from "../../../storage/database/failure-report.ts";
import { showToast } from "../../../ui/layout/toast.tsx";
import { offerUndo } from "../../../undo/with-undo.ts";
import type { ReadCalendar } from "../calendar-file/read-calendar.ts";
import { readCalendarAway } from "../calendar-file/read-calendar-away.ts";
import { importEvents, loadEvents } from "../events-store.ts";
import { messages } from "../messages.ts";

/** Imports the events of a calendar file, and says what came of it. */
export async function importCalendarFile(file: File): Promise<void> {
  const read = await readCalendarAway(new Uint8Array(await file.arrayBuffer()), "", new Date());
  if (read === undefined) return showToast(messages.notCalendar);
  await takeUpCalendar(read);
}

/** Takes the events of a calendar up and says what came of it; resolves to whether they are kept. */
export async function takeUpCalendar(read: ReadCalendar): Promise<boolean> {
  // An event that is here already is known again only where all are.
  if (!succeeded(await loadEvents())) return false;
  const { added, updated, same, outcome } = await importEvents(read.events, Date.now());
  if (!succeeded(outcome)) return false;
  offerUndo(
    [
      messages.imported(added, updated, same),
      ...(read.unread.length === 0 ? [] : [messages.unread(read.unread.map(({ title }) => title))]),
    ].join(" · "),
    outcome.ok ? [outcome.value] : [],
  );
  return true;
}
