import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";

/** A project whose releases are followed: what the person said of it. Its id is derived from its name or repository. */
export const projectCollection = defineCollection(
  "radar-projects",
  v.object({
    name: v.optional(v.string(), ""),
    /**
     * "owner/name" on GitHub; of a proposal "owner/name#123" by its issue, "owner/name:path" by its file; or the address of a
     * feed of releases; "" while unknown.
     */
    repository: v.optional(v.string(), ""),
    /** The version waited for, as written. */
    target: v.optional(v.string(), ""),
    prereleases: v.optional(v.boolean(), false),
    /** Of a repository of many packages, what its tags begin with. */
    prefix: v.optional(v.string(), ""),
    /** The tag the person uses now. */
    here: v.optional(v.string(), ""),
    /** Releases up to this moment have been seen, milliseconds since 1970. */
    seenUntil: v.optional(momentSchema, 0),
    /** When the day's check last said so, and up to which moment they had been seen before it. */
    checkedAt: v.optional(momentSchema, 0),
    seenBefore: v.optional(momentSchema, 0),
    status: v.optional(v.string(), ""),
    remark: v.optional(v.string(), ""),
    /** No longer followed, though the plan names it. */
    hidden: v.optional(v.boolean(), false),
    addedAt: v.optional(momentSchema, 0),
  }),
);
export type ProjectFields = Omit<NonNullable<ReturnType<typeof projectCollection.read>>, "id">;
