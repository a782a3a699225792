import * as v from "valibot";

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
});
export type FeedItem = v.InferOutput<typeof feedItemSchema>;

/** What of a piece goes into the queue: its recording, where it has one, else its page. */
export function addressOf({ address, enclosure }: FeedItem): string {
  return enclosure?.address ?? address;
}

/** A feed as it reads. */
export interface ReadFeed {
  readonly title: string;
  /** The page it belongs to; "" where it names none. */
  readonly site: string;
  readonly items: readonly FeedItem[];
}

/**
 * What is new of a feed put before what is known of it: a piece is the same where it has the same id, or the same
 * address, or the same title and moment, for feeds change their ids and their links.
 */
export function withNewItems(known: readonly FeedItem[], fresh: readonly FeedItem[]): readonly FeedItem[] {
  const ids = new Map<string, FeedItem>();
  const addresses = new Map<string, FeedItem>();
  const titles = new Map<string, FeedItem>();
  const titleKey = ({ title, publishedAt }: FeedItem): string => `${publishedAt}\n${title}`;
  for (const item of known) {
    ids.set(item.id, item);
    if (item.address !== "") addresses.set(addressKey(item.address), item);
    if (item.publishedAt > 0 && item.title !== "") titles.set(titleKey(item), item);
  }
  const present: FeedItem[] = [];
  const taken = new Set<string>();
  for (const item of fresh) {
    const before =
      ids.get(item.id) ??
      (item.address === "" ? undefined : addresses.get(addressKey(item.address))) ??
      (item.publishedAt > 0 && item.title !== "" ? titles.get(titleKey(item)) : undefined);
    const id = before?.id ?? item.id;
    if (taken.has(id)) continue;
    taken.add(id);
    present.push({ ...item, id });
  }
  return [...present, ...known.filter(({ id }) => !taken.has(id))].sort(
    (one, other) => other.publishedAt - one.publishedAt,
  );
}

/** An address without what feeds and their counters hang on it. */
function addressKey(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/[?&](?:utm_[a-z]+|source|ref|rss|fbclid|gclid)=[^&#]*/gi, "")
    .replace(/[?#]$/, "")
    .replace(/\/(?=$|#|\?)/, "");
}
