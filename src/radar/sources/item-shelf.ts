import * as v from "valibot";
import { fetchFailureSchema } from "../../contract/fetch-failure.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { liveShelf } from "../../storage/library/live-shelf.ts";
import { feedItemSchema } from "./rules/feed-item.ts";

const ITEMS = "feed-items";

export const sourceTroubleSchema = v.union([
  fetchFailureSchema,
  v.object({ kind: v.literal("no-feed") }),
  /** What came could not be read in the time it was given. */
  v.object({ kind: v.literal("endless") }),
  /** Events of a calendar that were not read, by their titles. */
  v.object({ kind: v.literal("unread-events"), titles: v.array(v.string()) }),
]);
export type SourceTrouble = v.InferOutput<typeof sourceTroubleSchema>;

const shelfSchema = v.object({
  source: v.string(),
  items: v.array(feedItemSchema),
  etag: v.optional(v.string(), ""),
  modified: v.optional(v.string(), ""),
  checkedAt: v.optional(v.number(), 0),
  trouble: v.optional(v.nullable(v.fallback(v.nullable(sourceTroubleSchema), null)), null),
  /** How many times in a row it could not be had, and not to be asked again before. */
  failures: v.optional(v.number(), 0),
  waitUntil: v.optional(v.number(), 0),
});
export type ItemShelf = v.InferOutput<typeof shelfSchema>;

export const emptyItems = (source: string): ItemShelf => ({
  source,
  items: [],
  etag: "",
  modified: "",
  checkedAt: 0,
  trouble: null,
  failures: 0,
  waitUntil: 0,
});

const shelf = liveShelf<ItemShelf>(ITEMS, shelfSchema, ({ source }) => source);

/** What of every source lies on this device, by the source's id. */
export const itemShelves = shelf.values;
/** Reads what came from the sources, once. */
export const loadItems = shelf.load;
/** The same, with what another tab laid there a moment ago. */
export const catchUpItems = shelf.catchUp;

/** Keeps what came from a source. */
export function keepItems(one: ItemShelf): Promise<Outcome<undefined>> {
  return shelf.keep([one]);
}
