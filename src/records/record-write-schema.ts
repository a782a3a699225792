import * as v from "valibot";
import { fieldsSchema, recordIdSchema, recordNameSchema } from "./record-schema.ts";
import type { RecordWrite } from "./record-write.ts";

const place = { collection: recordNameSchema, id: recordIdSchema };
const textWriteSchema = v.object({ update: v.string(), unlessThere: v.optional(v.boolean()) });

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
]);
