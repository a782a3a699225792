import type { FeedItem } from "./rules/feed-item.ts";
import type { Source } from "./source-record.ts";

/** Puts a piece of a source into the reading queue; resolves to whether it is there. Handed in by who knows the queue. */
export type KeepForLater = (item: FeedItem, source: Source) => Promise<boolean>;

let door: KeepForLater = async () => false;

/** Says how a piece gets into the queue. */
export function setKeepForLater(keep: KeepForLater): void {
  door = keep;
}

/** Puts a piece into the queue. */
export const keepForLater: KeepForLater = (item, source) => door(item, source);
