import * as v from "valibot";
import { type Outcome, success } from "../database/failure.ts";
import { listShelf, readLibrary, writeLibrary } from "./library.ts";

/**
 * Files that came in by hand and cannot be had again (a shared page, a PDF, a recording) lie on a shelf under
 * the SHA-256 of their bytes. A record that needs one names it in its field `file`; by that field the meeting
 * knows what to carry. Files that can be fetched again lie there under another key and are not carried.
 */
export const FILES = "files";

/** A file as it lies on the shelf: its bytes, for not every browser stores or hands back blobs well (WebKit). */
const keptSchema = v.object({
  type: v.string(),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
});
export type KeptFile = v.InferOutput<typeof keptSchema>;

/** A kept file, or undefined where it is not on this device, or cannot be read now. */
export async function readFile(key: string): Promise<KeptFile | undefined> {
  const found = await readLibrary(FILES, key);
  const kept = v.safeParse(keptSchema, found.ok ? found.value : undefined);
  return kept.success ? kept.output : undefined;
}

/** The keys of the files on this device. */
export async function filesOnDevice(): Promise<Outcome<ReadonlySet<string>>> {
  const keys = await listShelf(FILES);
  return keys.ok ? success(new Set(keys.value)) : keys;
}

/** Keeps files, all or none; undefined removes. */
export function writeFiles(files: Readonly<Record<string, KeptFile | undefined>>) {
  return writeLibrary(FILES, files);
}
