import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { countSchema, momentSchema } from "../../records/field-schemas.ts";

/** A source that is followed: a feed, and the rules for what comes in. Its id is derived from its address. */
export const sourceCollection = defineCollection(
  "radar-sources",
  v.object({
    /** Of its feed. */
    address: v.optional(v.string(), ""),
    title: v.optional(v.string(), ""),
    site: v.optional(v.string(), ""),
    tags: v.optional(v.fallback(v.array(v.string()), []), []),
    /** How many of its pieces are offered at most, and for how many days. */
    newest: v.optional(countSchema, 20),
    days: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(36_500)), 30),
    /** Whether what is new goes into the queue by itself, to be read offline. */
    offline: v.optional(v.boolean(), false),
    paused: v.optional(v.boolean(), false),
    /** The address it had before its server or the feed itself said that it had moved; "" where it never did. */
    movedFrom: v.optional(v.string(), ""),
    addedAt: v.optional(momentSchema, 0),
  }),
);
export type Source = NonNullable<ReturnType<typeof sourceCollection.read>>;
export type SourceFields = Omit<Source, "id">;

export const triages = ["later", "skipped", "marked", "opened"] as const;
/** What was decided about a piece of a source, or that it was looked at and nothing decided yet. */
export type Triage = (typeof triages)[number];

/** What was decided about one piece; its id is derived from its source and its own. */
export const triageCollection = defineCollection(
  "radar-triage",
  v.object({
    source: v.optional(v.string(), ""),
    triage: v.optional(v.fallback(v.nullable(v.picklist(triages)), null), null),
    at: v.optional(momentSchema, 0),
  }),
);
