import * as v from "valibot";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { type FileReference, fileReferenceSchema } from "../../storage/library/file-reference.ts";

/** Larger files, in bytes, stay on the device they came in on. */
export const LARGEST_CARRIED = 64 * 1024 * 1024;

/** The files that living records need, each once: those named in a record's field `file`. */
export function neededFiles(records: readonly StoredRecord[]): readonly FileReference[] {
  const needed = new Map<string, FileReference>();
  for (const record of records) {
    const file = v.safeParse(fileReferenceSchema, record.fields.file);
    if (file.success && !isDeleted(record)) needed.set(file.output.hash, file.output);
  }
  return [...needed.values()].filter(({ size }) => size <= LARGEST_CARRIED);
}
