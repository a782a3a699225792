import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";
import { fileReferenceSchema } from "../../storage/library/file-reference.ts";

/** A file of a vault that its notes show (a picture, a recording), under its own path. */
export const vaultFileCollection = defineCollection(
  "vault-files",
  v.object({
    vault: v.optional(v.string(), ""),
    path: v.optional(v.string(), ""),
    file: v.optional(v.fallback(v.nullable(fileReferenceSchema), null), null),
    addedAt: v.optional(momentSchema, 0),
  }),
);
export type VaultFile = NonNullable<ReturnType<typeof vaultFileCollection.read>>;
