import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { countSchema } from "../../records/field-schemas.ts";
import { usualPace } from "./rules/reading-time.ts";

/** Words or characters a minute; outside of it nobody reads. */
const paceSchema = v.pipe(v.number(), v.minValue(1), v.maxValue(100_000));

/** The id of the one record of this collection. */
export const PACE = "pace";

/** How fast the person reads: words and characters a minute, and from how many minutes that was learnt. */
export const paceCollection = defineCollection(
  "reading-pace",
  v.object({
    words: v.optional(paceSchema, usualPace.words),
    characters: v.optional(paceSchema, usualPace.characters),
    wordMinutes: v.optional(countSchema, 0),
    characterMinutes: v.optional(countSchema, 0),
  }),
);
export type LearntPace = NonNullable<ReturnType<typeof paceCollection.read>>;
