import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { fetchFeed } from "../../web/outside-feed.ts";
import type { SourceTrouble } from "../sources/item-shelf.ts";
import { readCalendarAway } from "./calendar-file/read-calendar-away.ts";
import { allCalendars, importEvents, loadEvents } from "./events-store.ts";
import { keepSent, type SentCalendar, takeSent } from "./sent-calendars.ts";

const KEY = "radar-calendars";
const stateSchema = v.record(
  v.string(),
  v.object({ etag: v.string(), modified: v.string(), checkedAt: v.number() }),
);

/** What a look at the calendars came to. */
export interface RefreshedCalendars {
  readonly asked: number;
  readonly changed: number;
  readonly failures: readonly { readonly name: string; readonly trouble: SourceTrouble }[];
}

type State = v.InferOutput<typeof stateSchema>;

/** Reads and takes over a calendar file; what was not read is said with its titles. */
async function takeIn(
  bytes: Uint8Array,
  contentType: string,
): Promise<{ readonly changed: boolean; readonly trouble?: SourceTrouble }> {
  const read = await readCalendarAway(bytes, contentType, new Date());
  if (read === undefined) return { changed: false, trouble: { kind: "no-feed" } };
  const { added, updated } = await importEvents(read.events, Date.now());
  const changed = added + updated > 0;
  if (read.unread.length === 0) return { changed };
  return { changed, trouble: { kind: "unread-events", titles: read.unread.map(({ title }) => title) } };
}

/** Where calendars are read: in a page, or later, where no worker can be had. */
export type CalendarReading = "here" | "by-a-page";

/** Looks at the calendars that were not looked at for `age` milliseconds, and reads what came without a page. */
export async function refreshCalendars(
  age: number,
  reading: CalendarReading = "here",
): Promise<RefreshedCalendars> {
  await loadEvents();
  const all = allCalendars.peek();
  if (all.length === 0) return { asked: 0, changed: 0, failures: [] };
  const state: State = { ...(await readDevice(KEY, stateSchema, {})) };
  const failures: { name: string; trouble: SourceTrouble }[] = [];
  const sent = reading === "here" ? await takeSent() : new Map<string, SentCalendar>();
  let [asked, changed] = [0, 0];
  const takeOver = async (name: string, bytes: Uint8Array, contentType: string): Promise<void> => {
    const taken = await takeIn(bytes, contentType);
    if (taken.changed) changed++;
    if (taken.trouble !== undefined) failures.push({ name, trouble: taken.trouble });
  };
  for (const { id, address, title } of all) {
    const before = state[id] ?? { etag: "", modified: "", checkedAt: 0 };
    const name = title || address;
    const came = sent.get(id);
    if (came !== undefined) await takeOver(name, came.bytes, came.contentType);
    if (Date.now() - before.checkedAt < age) continue;
    asked++;
    const fetched = await fetchFeed(address, before);
    if (!fetched.ok) {
      failures.push({ name, trouble: fetched.failure });
      continue;
    }
    const checkedAt = Date.now();
    if (fetched.value === "unchanged") {
      state[id] = { ...before, checkedAt };
      continue;
    }
    const { bytes, contentType, etag, modified } = fetched.value;
    if (reading === "by-a-page") {
      // Only what is kept counts as seen.
      if (await keepSent(id, { bytes: bytes.slice(), contentType, etag, modified })) {
        state[id] = { etag, modified, checkedAt };
        changed++;
      }
      continue;
    }
    // Before it is read: a file that stops everything is not asked for again by the next start.
    state[id] = { etag, modified, checkedAt };
    await writeDevice(KEY, state);
    await takeOver(name, bytes, contentType);
  }
  await writeDevice(KEY, state);
  return { asked, changed, failures };
}
