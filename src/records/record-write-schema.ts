import * as v from "valibot";
import {
  fieldsSchema,
  jsonSchema,
  recordIdSchema,
  recordNameSchema,
  stampSchema,
  tombstoneSchema,
} from "./record-schema.ts";
import type { Done, RecordWrite } from "./record-write.ts";

const place = { collection: recordNameSchema, id: recordIdSchema };
const textWriteSchema = v.object({ update: v.string(), unlessThere: v.optional(v.boolean()) });

const doneSchema: v.GenericSchema<unknown, Done> = v.variant("kind", [
  v.object({
    kind: v.literal("wrote"),
    fields: v.record(recordNameSchema, v.object({ stamp: stampSchema, was: jsonSchema })),
  }),
  v.object({ kind: v.literal("deleted"), at: stampSchema }),
  v.object({ kind: v.literal("made"), tombstone: tombstoneSchema }),
]);

/** A write as it lies in the journal. */
export const recordWriteSchema: v.GenericSchema<unknown, RecordWrite> = v.union([
  v.object({
    kind: v.literal("write"),
    ...place,
    fields: fieldsSchema,
    begun: v.optional(fieldsSchema),
    texts: v.optional(v.record(recordNameSchema, textWriteSchema)),
  }),
  v.object({ kind: v.picklist(["remove", "restore"]), ...place }),
  v.object({ kind: v.literal("carry"), ...place, from: recordIdSchema }),
  v.object({ kind: v.literal("take-back"), ...place, done: doneSchema }),
]);
