import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { countSchema, momentSchema } from "../../records/field-schemas.ts";

/** A passage kept from an article, by its words and what stands around it, with what one wrote to it. */
export const highlightCollection = defineCollection(
  "highlights",
  v.object({
    article: v.optional(v.string(), ""),
    exact: v.optional(v.string(), ""),
    prefix: v.optional(v.string(), ""),
    suffix: v.optional(v.string(), ""),
    /** Where it stood in the text when it was made, in UTF-16 units. */
    start: v.optional(countSchema, 0),
    note: v.optional(v.string(), ""),
    createdAt: v.optional(momentSchema, 0),
  }),
);
export type Highlight = NonNullable<ReturnType<typeof highlightCollection.read>>;
