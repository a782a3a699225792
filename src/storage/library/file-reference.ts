import * as v from "valibot";

/** How a record's field `file` names a kept file. */
export const fileReferenceSchema = v.object({
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: v.string(),
  type: v.string(),
  name: v.string(),
  /** Bytes. */
  size: v.number(),
});
export type FileReference = v.InferOutput<typeof fileReferenceSchema>;
