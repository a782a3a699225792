import { fetchFeed, isCutOff } from "../../web/outside-feed.ts";
import type { RefreshCause } from "../refresh/refresh-state.ts";
import { workThrough } from "../refresh/work-through.ts";
import { readSentFeed } from "./feed-reader.ts";
import {
  catchUpItems,
  emptyItems,
  type ItemShelf,
  itemShelves,
  keepItems,
  type SourceTrouble,
} from "./item-shelf.ts";
import { keepOffline } from "./keep-offline.ts";
import { withNewItems } from "./rules/feed-item.ts";
import { nameOf } from "./source-name.ts";
import type { Source } from "./source-record.ts";
import { allSources, loadSources, setSource, sourceId } from "./sources-store.ts";

const PARALLEL = 5;
/** Pieces kept of a source. */
const KEPT = 200;
const MINUTE = 60_000;
/** Milliseconds for which a source that cannot be had is left alone, doubled each time. */
const FIRST_WAIT = 10 * MINUTE;
const LONGEST_WAIT = 24 * 60 * MINUTE;

/** What a refresh of sources came to. */
export interface RefreshedSources {
  readonly asked: number;
  readonly changed: number;
  /** How many were not reached before the network went. */
  readonly unreached: number;
  readonly failures: readonly { readonly name: string; readonly trouble: SourceTrouble }[];
  /** Those that are followed at another address from now on. */
  readonly moved: readonly { readonly name: string; readonly address: string }[];
}

/**
 * The sources that are due, the longest unseen first: not looked at for `age` milliseconds, and not to be left alone. Who
 * asks is kept waiting only where the server itself said for how long.
 */
export function dueSources(how: RefreshCause, age: number, now: number): readonly Source[] {
  const shelf = (source: Source): ItemShelf => itemShelves.peek().get(source.id) ?? emptyItems(source.id);
  return allSources
    .peek()
    .filter((source) => {
      const { checkedAt, waitUntil, trouble } = shelf(source);
      const isToldToWait = trouble?.kind === "status" && trouble.retryAfter !== undefined;
      const waits = waitUntil > now && (how === "by-itself" || isToldToWait);
      return !source.paused && now - checkedAt >= age && !waits;
    })
    .sort((one, other) => shelf(one).checkedAt - shelf(other).checkedAt);
}

/** Looks for news of the sources that are due; those marked so put what is new into the queue by themselves. */
export async function refreshSources(
  how: RefreshCause,
  age: number,
  onStep: () => void,
): Promise<RefreshedSources> {
  await Promise.all([loadSources(), catchUpItems()]);
  const due = dueSources(how, age, Date.now());
  let changed = 0;
  const failures: { name: string; trouble: SourceTrouble }[] = [];
  const moved: { name: string; address: string }[] = [];
  const left = await workThrough(due, PARALLEL, async (source) => {
    const before = itemShelves.peek().get(source.id) ?? emptyItems(source.id);
    const fetched = await fetchFeed(source.address, { etag: before.etag, modified: before.modified });
    const rested = { ...before, checkedAt: Date.now(), trouble: null, failures: 0, waitUntil: 0 };
    // A tunnel says nothing of the source; one by which the gateway broke off is not to keep the others waiting.
    if (!fetched.ok && fetched.failure.kind === "offline" && (await isCutOff())) return "put-back";
    if (!fetched.ok) {
      failures.push({ name: nameOf(source), trouble: fetched.failure });
      await keepItems(afterFailure(before, fetched.failure, Date.now()));
    } else if (fetched.value === "unchanged") await keepItems(rested);
    else {
      const feed = await readSentFeed(fetched.value);
      if (feed === undefined || feed === "endless") {
        const trouble: SourceTrouble = { kind: feed ?? "no-feed" };
        failures.push({ name: nameOf(source), trouble });
        await keepItems(afterFailure(before, trouble, Date.now()));
      } else {
        const items = withNewItems(before.items, feed.items).slice(0, KEPT);
        const fresh = items.filter(({ id }) => !before.items.some((item) => item.id === id));
        if (fresh.length > 0) changed++;
        const { etag, modified } = fetched.value;
        await keepItems({ ...rested, items: [...items], etag, modified });
        await nameSource(source, feed.title, feed.site);
        const address = await lastingAddress(source, fetched.value.movedTo, feed.newAddress);
        if (address !== undefined) {
          moved.push({ name: nameOf(source), address });
          await setSource(source.id, { address, movedFrom: source.address });
        }
      }
    }
    await keepOffline(source);
    onStep();
    return "done";
  });
  return { asked: due.length - left.length, changed, unreached: left.length, failures, moved };
}

/**
 * Where a source is to be followed from now on; undefined where that is. What a server says holds, for the feed was found
 * there; what a feed says of itself holds where that address has a feed. One that is followed already is left to itself.
 */
async function lastingAddress(
  source: Source,
  movedTo: string,
  newAddress: string,
): Promise<string | undefined> {
  const isOther = (address: string): boolean =>
    /^https?:\/\//i.test(address) &&
    address !== source.address &&
    !allSources.peek().some((one) => one.id !== source.id && sourceId(one.address) === sourceId(address));
  if (isOther(movedTo)) return movedTo;
  if (!isOther(newAddress) || newAddress === source.movedFrom) return undefined;
  const fetched = await fetchFeed(newAddress, {});
  if (!fetched.ok || fetched.value === "unchanged") return undefined;
  const feed = await readSentFeed(fetched.value);
  return feed === undefined || feed === "endless" ? undefined : newAddress;
}

/** A source that was added by its address is called what it calls itself. */
async function nameSource(source: Source, title: string, site: string): Promise<void> {
  const fields = {
    ...(source.title === "" && title !== "" ? { title } : {}),
    ...(source.site === "" && site !== "" ? { site } : {}),
  };
  if (Object.keys(fields).length > 0) await setSource(source.id, fields);
}

function afterFailure(before: ItemShelf, trouble: SourceTrouble, now: number): ItemShelf {
  const isPassing = trouble.kind === "token-needed" || trouble.kind === "no-gateway";
  if (isPassing) return { ...before, trouble };
  const failures = before.failures + 1;
  const said = trouble.kind === "status" ? trouble.retryAfter : undefined;
  const wait = Math.min(said === undefined ? FIRST_WAIT * 2 ** (failures - 1) : said * 1000, LONGEST_WAIT);
  return { ...before, trouble, failures, waitUntil: now + wait };
}
