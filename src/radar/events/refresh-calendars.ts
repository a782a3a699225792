import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { fetchFeed } from "../../web/outside-feed.ts";
import type { SourceTrouble } from "../sources/item-shelf.ts";
import { decodeFeed } from "../sources/rules/feed-text.ts";
import { allCalendars, importEvents, loadEvents } from "./events-store.ts";

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

/** Looks at the calendars that were not looked at for `age` milliseconds. */
export async function refreshCalendars(age: number): Promise<RefreshedCalendars> {
  await loadEvents();
  const all = allCalendars.peek();
  if (all.length === 0) return { asked: 0, changed: 0, failures: [] };
  const state = { ...(await readDevice(KEY, stateSchema, {})) };
  const failures: { name: string; trouble: SourceTrouble }[] = [];
  let [asked, changed] = [0, 0];
  for (const { id, address, title } of all) {
    const before = state[id] ?? { etag: "", modified: "", checkedAt: 0 };
    if (Date.now() - before.checkedAt < age) continue;
    asked++;
    const fetched = await fetchFeed(address, before);
    if (!fetched.ok) {
      failures.push({ name: title || address, trouble: fetched.failure });
      continue;
    }
    state[id] = { ...before, checkedAt: Date.now() };
    if (fetched.value === "unchanged") continue;
    const { bytes, contentType, etag, modified } = fetched.value;
    const { readCalendar } = await import("./read-calendar.ts");
    const read = readCalendar(decodeFeed(bytes, contentType), new Date());
    if (read === undefined) {
      failures.push({ name: title || address, trouble: { kind: "no-feed" } });
      continue;
    }
    const { added, updated } = await importEvents(read.events, Date.now());
    if (added + updated > 0) changed++;
    state[id] = { etag, modified, checkedAt: Date.now() };
  }
  await writeDevice(KEY, state);
  return { asked, changed, failures };
}
