import * as v from "valibot";
import { derivedId } from "../../../records/identity.ts";

const episodeSchema = v.object({
  /** The address of its picture, or that of all of the feed; "" where there is none. */
  picture: v.string(),
  /** The show notes as they are written: HTML or plain text. */
  notes: v.string(),
  /** Where its chapters begin, in seconds. */
  chapters: v.array(v.object({ start: v.number(), title: v.string() })),
});

/** One piece of a feed, whichever format it came in. */
export const feedItemSchema = v.object({
  /** What it is known by within its feed. */
  id: v.string(),
  title: v.string(),
  /** Its page; "" where it names none. */
  address: v.string(),
  /** Milliseconds since 1970; 0 where it does not say. */
  publishedAt: v.number(),
  /** What the feed gives of it, as plain words. */
  text: v.string(),
  author: v.string(),
  /** A recording or video that comes with it. */
  enclosure: v.optional(v.object({ address: v.string(), type: v.string(), bytes: v.number() })),
  /** What the feed says of its recording besides. */
  episode: v.optional(episodeSchema),
});
export type FeedItem = v.InferOutput<typeof feedItemSchema>;

/** What of a piece goes into the queue: its recording, where it has one, else its page. */
export function addressOf({ address, enclosure }: FeedItem): string {
  return enclosure?.address ?? address;
}

/** What a piece with a recording is of, as the queue keeps it: the show, and the page of the piece where it has one. */
export function episodeOf(
  { address, enclosure }: FeedItem,
  source: string,
): { readonly show: string; readonly page: string } {
  if (enclosure === undefined) return { show: "", page: "" };
  return { show: source, page: address === enclosure.address ? "" : address };
}

/** A feed as it reads. */
export interface ReadFeed {
  readonly title: string;
  /** The page it belongs to; "" where it names none. */
  readonly site: string;
  /** Where it says that it is from now on (`itunes:new-feed-url`); "" where it does not. */
  readonly newAddress: string;
  readonly items: readonly FeedItem[];
}

/** The id of a piece that has none of its own: what was called so then. Links change, titles seldom do. */
export function ownId({
  title,
  address,
  publishedAt,
}: Pick<FeedItem, "title" | "address" | "publishedAt">): string {
  if (publishedAt > 0) return derivedId("feed-item", title, String(publishedAt));
  return address || derivedId("feed-item", title);
}

/**
 * The pieces of one feed, each once. An id that several different pieces bear ("N/A") names none of them: they have
 * their own then.
 */
export function withoutSharedIds(items: readonly FeedItem[]): readonly FeedItem[] {
  const bearers = new Map<string, Set<string>>();
  for (const item of items) {
    const pieces = bearers.get(item.id) ?? new Set();
    bearers.set(item.id, pieces.add(`${item.title}\n${item.address}`));
  }
  const found = new Map<string, FeedItem>();
  for (const item of items) {
    const id = (bearers.get(item.id)?.size ?? 0) > 1 ? ownId(item) : item.id;
    if (!found.has(id)) found.set(id, { ...item, id });
  }
  return [...found.values()];
}

/**
 * What is new of a feed put before what is known of it. A piece is the same where it has the same id; feeds change their
 * ids and their links, so it is also the one of those no longer there that is like it (the same address or title, and no
 * other moment), where no other is. A new piece never takes the id of another.
 */
export function withNewItems(known: readonly FeedItem[], fresh: readonly FeedItem[]): readonly FeedItem[] {
  const freshIds = new Set(fresh.map(({ id }) => id));
  const knownIds = new Set(known.map(({ id }) => id));
  const gone = known.filter(({ id }) => !freshIds.has(id));
  const came = fresh.filter(({ id }) => !knownIds.has(id));
  const before = new Map<FeedItem, FeedItem>();
  for (const keyOf of likenesses) {
    const found = new Set(before.values());
    const left = gone.filter((item) => !found.has(item));
    const candidates = byKey(left, keyOf);
    for (const [key, items] of byKey(
      came.filter((item) => !before.has(item)),
      keyOf,
    )) {
      const [only, ...others] = candidates.get(key) ?? [];
      const [item] = items;
      if (only === undefined || others.length > 0 || item === undefined || items.length > 1) continue;
      if (mayBeSame(only, item)) before.set(item, only);
    }
  }
  const present = fresh.map((item) => ({ ...item, id: before.get(item)?.id ?? item.id }));
  const taken = new Set(present.map(({ id }) => id));
  return [...present, ...known.filter(({ id }) => !taken.has(id))].sort(
    (one, other) => other.publishedAt - one.publishedAt,
  );
}

/** What two pieces are alike by; "" where a piece does not say enough. */
const likenesses: readonly ((item: FeedItem) => string)[] = [
  ({ address, title }) => (address === "" || title === "" ? "" : `${addressKey(address)}\n${title}`),
  ({ address, publishedAt }) =>
    address === "" || publishedAt === 0 ? "" : `${addressKey(address)}\n${publishedAt}`,
  ({ title, publishedAt }) => (title === "" || publishedAt === 0 ? "" : `${title}\n${publishedAt}`),
  ({ address }) => (address === "" ? "" : addressKey(address)),
];

/** Milliseconds by which a moment is off where its zone was read otherwise: no zone is further from UTC. */
const BETWEEN_ZONES = 14 * 60 * 60 * 1000;

/** Whether nothing speaks against two pieces that are alike being the same: a new one has a moment of its own. */
function mayBeSame(one: FeedItem, other: FeedItem): boolean {
  if (one.publishedAt === 0 && other.publishedAt === 0) return one.title === other.title;
  if (one.publishedAt === 0 || other.publishedAt === 0 || one.publishedAt === other.publishedAt) return true;
  // Without ids of their own they are told apart by their moments, which earlier versions read without their zones.
  const haveNoId = [one, other].every((item) => item.id === ownId(item));
  const isNear = Math.abs(one.publishedAt - other.publishedAt) <= BETWEEN_ZONES;
  return haveNoId && isNear && one.title === other.title;
}

function byKey(
  items: readonly FeedItem[],
  keyOf: (item: FeedItem) => string,
): ReadonlyMap<string, readonly FeedItem[]> {
  const found = new Map<string, FeedItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== "") found.set(key, [...(found.get(key) ?? []), item]);
  }
  return found;
}

/** An address without what feeds and their counters hang on it. */
function addressKey(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/[?&](?:utm_[a-z]+|source|ref|rss|fbclid|gclid)=[^&#]*/gi, "")
    .replace(/[?#]$/, "")
    .replace(/\/(?=$|#|\?)/, "");
}
