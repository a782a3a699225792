import { signal } from "@preact/signals";
import * as v from "valibot";
import { fetchFailureSchema } from "../../contract/fetch-failure.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { readShelf, writeLibrary } from "../../storage/library/library.ts";
import { feedItemSchema } from "./rules/feed-item.ts";

const ITEMS = "feed-items";

export const sourceTroubleSchema = v.union([fetchFailureSchema, v.object({ kind: v.literal("no-feed") })]);
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

/** What of every source lies on this device, by the source's id. */
export const itemShelves = signal<ReadonlyMap<string, ItemShelf>>(new Map());
let loading: Promise<Outcome<undefined>> | undefined;

/** Reads what came from the sources, once. */
export function loadItems(): Promise<Outcome<undefined>> {
  loading ??= read().then((outcome) => {
    if (!outcome.ok) loading = undefined;
    return outcome;
  });
  return loading;
}

async function read(): Promise<Outcome<undefined>> {
  const found = await readShelf(ITEMS);
  if (!found.ok) return found;
  const shelves = found.value.flatMap((value) => {
    const shelf = v.safeParse(shelfSchema, value);
    return shelf.success ? [[shelf.output.source, shelf.output] as const] : [];
  });
  itemShelves.value = new Map(shelves);
  return success(undefined);
}

/** Keeps what came from a source. */
export async function keepItems(shelf: ItemShelf): Promise<Outcome<undefined>> {
  const outcome = await writeLibrary(ITEMS, { [shelf.source]: shelf });
  if (outcome.ok) itemShelves.value = new Map([...itemShelves.peek(), [shelf.source, shelf]]);
  return outcome;
}
