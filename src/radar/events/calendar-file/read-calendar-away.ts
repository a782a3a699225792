import * as v from "valibot";
import { readDevice, writeDevice } from "../../../storage/device.ts";
import { askWorker, WorkerTimeout } from "../../../workers/ask-worker.ts";
import type { CalendarAnswer, CalendarToRead } from "./calendar-worker.ts";
import type { ReadCalendar, UnreadEvent } from "./read-calendar.ts";

/** Milliseconds one entry may take. */
const PATIENCE = 4000;
/** So many entries that never come to an end are left out; a file with more of them is not read. */
const MOST_ENDLESS = 3;
/** The entries that were not read; the next start does not try them again. */
const UNREAD = "radar-unread-events";
const MOST_REMEMBERED = 500;

/**
 * Reads a calendar file away from the page. An entry that takes too long is left out, by its title, and remembered;
 * undefined where the file is no calendar, or nothing of it can be read in time.
 */
export async function readCalendarAway(
  bytes: Uint8Array,
  contentType: string,
  now: Date,
): Promise<ReadCalendar | undefined> {
  const known = await readDevice(UNREAD, v.array(v.string()), []);
  const endless: UnreadEvent[] = [];
  for (;;) {
    let last: UnreadEvent | undefined;
    const skip = [...known, ...endless.map(({ key }) => key)];
    try {
      const calendar = await ask({ bytes, contentType, now: now.getTime(), skip }, (event) => {
        last = event;
      });
      const unread = (calendar?.unread ?? []).map(({ key }) => key);
      await remember([...new Set([...known, ...unread])], known);
      return calendar;
    } catch (error) {
      if (!(error instanceof WorkerTimeout)) throw error;
      if (last === undefined || endless.length >= MOST_ENDLESS) return undefined;
      endless.push(last);
    }
  }
}

function ask(
  request: CalendarToRead,
  onEvent: (event: UnreadEvent) => void,
): Promise<ReadCalendar | undefined> {
  const worker = new Worker(new URL("./calendar-worker.ts", import.meta.url), { type: "module" });
  return askWorker(worker, request, {
    patience: PATIENCE,
    answerIn(data) {
      const said = data as CalendarAnswer;
      if (said.kind === "read") return { answer: said.calendar };
      onEvent(said.event);
      return undefined;
    },
  });
}

async function remember(keys: readonly string[], before: readonly string[]): Promise<void> {
  if (keys.length > before.length) await writeDevice(UNREAD, keys.slice(-MOST_REMEMBERED));
}
