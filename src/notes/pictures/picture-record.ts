import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";
import { fileReferenceSchema } from "../../storage/library/file-reference.ts";

/** A picture of a note; its id is the hash of its bytes. By its field `file` it is carried to the other devices. */
export const pictureCollection = defineCollection(
  "note-pictures",
  v.object({
    file: v.optional(v.fallback(v.nullable(fileReferenceSchema), null), null),
    addedAt: v.optional(momentSchema, 0),
  }),
);
