import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { usualPace } from "./rules/reading-time.ts";

/** The id of the one record of this collection. */
export const PACE = "pace";

/** How fast the person reads: words and characters a minute, and from how many minutes that was learnt. */
export const paceCollection = defineCollection(
  "reading-pace",
  v.object({
    words: v.optional(v.number(), usualPace.words),
    characters: v.optional(v.number(), usualPace.characters),
    wordMinutes: v.optional(v.number(), 0),
    characterMinutes: v.optional(v.number(), 0),
  }),
);
export type LearntPace = NonNullable<ReturnType<typeof paceCollection.read>>;
