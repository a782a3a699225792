import * as v from "valibot";
import { listShelf, readLibrary, writeLibrary } from "./library.ts";

/**
 * Files that came in by hand and cannot be had again (a shared page, a PDF, a recording) lie on a shelf under
 * the SHA-256 of their bytes. A record that needs one names it in its field `file`; by that field the meeting
 * knows what to carry. Files that can be fetched again lie there under another key and are not carried.
 */
export const FILES = "files";

const keptSchema = v.object({ type: v.string(), file: v.instance(Blob) });
export type KeptFile = v.InferOutput<typeof keptSchema>;

/** How a record's field `file` names a kept file. */
export const fileReferenceSchema = v.object({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.string(),
  name: v.string(),
  /** Bytes. */
  size: v.number(),
});
export type FileReference = v.InferOutput<typeof fileReferenceSchema>;

/** A kept file, or undefined where it is not on this device. */
export async function readFile(key: string): Promise<KeptFile | undefined> {
  const kept = v.safeParse(keptSchema, await readLibrary(FILES, key));
  return kept.success ? kept.output : undefined;
}

/** The keys of the files on this device. */
export async function filesOnDevice(): Promise<ReadonlySet<string>> {
  return new Set(await listShelf(FILES));
}

/** Keeps files, all or none; undefined removes. */
export function writeFiles(files: Readonly<Record<string, KeptFile | undefined>>) {
  return writeLibrary(FILES, files);
}
