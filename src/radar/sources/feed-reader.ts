import type { ReadFeed } from "./rules/feed-item.ts";

/** A feed as it was sent. */
export interface SentFeed {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly address: string;
}

/** Reads a feed; undefined where it is none, "endless" where reading it took too long. */
export type FeedReader = (sent: SentFeed) => Promise<ReadFeed | "endless" | undefined>;

let reader: FeedReader = async () => {
  throw new Error("nobody has said how feeds are read here");
};

/** Says how feeds are read: a page has a worker for that, a service worker has none. */
export function readFeedsBy(one: FeedReader): void {
  reader = one;
}

/** Reads a feed where this runs. */
export const readSentFeed: FeedReader = (sent) => reader(sent);
