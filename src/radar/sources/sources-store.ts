import { computed } from "@preact/signals";
import { derivedId } from "../../records/identity.ts";
import { remove, restore, write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { type Changed, undoableChange } from "../../storage/records/undoable-change.ts";
import { type ItemShelf, itemShelves } from "./item-shelf.ts";
import type { ListedSource } from "./opml.ts";
import type { FeedItem } from "./rules/feed-item.ts";
import { nameOf } from "./source-name.ts";
import {
  type Source,
  type SourceFields,
  sourceCollection,
  type Triage,
  triageCollection,
} from "./source-record.ts";

const sources = liveCollection(sourceCollection);
const decisions = liveCollection(triageCollection);

/** Reads the sources and what was decided about their pieces, once. */
export async function loadSources(): Promise<Outcome<undefined>> {
  const [one, other] = await Promise.all([sources.load(), decisions.load()]);
  return one.ok ? other : one;
}

/** All sources, by name. */
export const allSources = computed<readonly Source[]>(() => {
  sources.revision.value;
  return [...sources.values()].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
});

/** The id of a source by the address of its feed. */
export function sourceId(address: string): string {
  return derivedId("radar-source", address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, ""));
}

function itemId(source: string, item: string): string {
  return derivedId("radar-item", source, item);
}

/** A piece of a source, with the source. */
export interface OfferedItem {
  readonly source: Source;
  readonly item: FeedItem;
  readonly triage: Triage | undefined;
}

const DAY = 24 * 60 * 60 * 1000;

/** What sources offer now, the newest first: of each its newest, not older than it says, and not decided about but marked. */
export function offeredItems(now: number): readonly OfferedItem[] {
  decisions.revision.value;
  return allSources.value
    .flatMap((source) => offeredOf(source, itemShelves.value, now))
    .sort((one, other) => other.item.publishedAt - one.item.publishedAt);
}

/** What one source offers, of all that is known of it. */
export function offeredOf(
  source: Source,
  shelves: ReadonlyMap<string, ItemShelf>,
  now: number,
): readonly OfferedItem[] {
  const offered: OfferedItem[] = [];
  for (const item of shelves.get(source.id)?.items.slice(0, source.newest) ?? []) {
    if (item.publishedAt > 0 && now - item.publishedAt > source.days * DAY) continue;
    const triage = decisions.peek(itemId(source.id, item.id))?.triage ?? undefined;
    if (triage !== "later" && triage !== "skipped") offered.push({ source, item, triage });
  }
  return offered;
}

/** One piece of a source, whatever was decided about it; undefined where it is no longer on this device. */
export function pieceOf(source: string, item: string): OfferedItem | undefined {
  decisions.revision.value;
  const found = allSources.value.find(({ id }) => id === source);
  const piece = itemShelves.value.get(source)?.items.find(({ id }) => id === item);
  if (found === undefined || piece === undefined) return undefined;
  return { source: found, item: piece, triage: decisions.peek(itemId(source, item))?.triage ?? undefined };
}

/** Decides about pieces, all in one change; null takes it back. */
export function decide(
  items: readonly { readonly source: string; readonly item: string }[],
  triage: Triage | null,
  now: number,
): Promise<Outcome<Changed>> {
  return undoableChange(
    items.map(({ source, item }) =>
      write(triageCollection, itemId(source, item), { source, triage, at: now }),
    ),
    [triageCollection],
  );
}

/** Adds sources, those that are followed already left out; resolves to how many were new. */
export async function addSources(
  listed: readonly ListedSource[],
  now: number,
): Promise<{ readonly added: readonly string[]; readonly outcome: Outcome<unknown> }> {
  // One that moved is followed under its first address and its last.
  const followed = new Set(allSources.peek().flatMap(({ id, address }) => [id, sourceId(address)]));
  const fresh = new Map<string, ListedSource>();
  for (const one of listed) {
    const id = sourceId(one.address);
    if (!followed.has(id) && !fresh.has(id)) fresh.set(id, one);
  }
  const writes = [...fresh].flatMap(([id, { address, title, site, tags }]) => [
    restore(sourceCollection, id),
    write(sourceCollection, id, { address, title, site, tags: [...tags], addedAt: now, paused: false }),
  ]);
  if (writes.length === 0) return { added: [], outcome: { ok: true, value: undefined } };
  return { added: [...fresh.keys()], outcome: await change(writes) };
}

/** Says something of a source. */
export function setSource(id: string, fields: Partial<SourceFields>): Promise<Outcome<unknown>> {
  return change([write(sourceCollection, id, fields)]);
}

/** No longer follows a source. */
export function unfollowSource(id: string): Promise<Outcome<Changed>> {
  return undoableChange([remove(sourceCollection, id)], [sourceCollection]);
}
