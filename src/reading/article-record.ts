import * as v from "valibot";
import { defineCollection } from "../records/collection.ts";

/** The place in an article: the block at the top of the screen, counted from 0, and how far through one is. */
const placeSchema = v.object({ block: v.number(), share: v.number() });
export type ReadingPlace = v.InferOutput<typeof placeSchema>;

/** An article of the queue: its address, what is known of it, and how far it was read. Not its text. */
export const articleCollection = defineCollection(
  "articles",
  v.object({
    address: v.optional(v.string(), ""),
    title: v.optional(v.string(), ""),
    site: v.optional(v.string(), ""),
    words: v.optional(v.number(), 0),
    characters: v.optional(v.number(), 0),
    savedAt: v.optional(v.number(), 0),
    finishedAt: v.optional(v.nullable(v.number()), null),
    place: v.optional(v.fallback(v.nullable(placeSchema), null), null),
  }),
);
export type Article = NonNullable<ReturnType<typeof articleCollection.read>>;
