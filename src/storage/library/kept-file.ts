import * as v from "valibot";
import { isDeleted } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { fileReferenceSchema } from "./file-reference.ts";
import { listShelf, readLibrary, shelfRange, writeLibrary } from "./library.ts";

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

/** A kept file, or undefined where it is not on this device. */
export async function readFile(key: string): Promise<KeptFile | undefined> {
  const kept = v.safeParse(keptSchema, await readLibrary(FILES, key));
  return kept.success ? kept.output : undefined;
}

/** The keys of the files on this device. */
export async function filesOnDevice(): Promise<ReadonlySet<string>> {
  return new Set(await listShelf(FILES));
}

/**
 * The keys of files that no living record names, by its field `file` or by its own id; as of one moment, straight
 * from the database, so that no file is ever taken for unneeded because its record was not read yet.
 */
export async function unneededFiles(): Promise<readonly string[]> {
  const database = await openDatabase();
  if (!database.ok) return [];
  const transaction = database.value.transaction(["records", "library"]);
  const keys = await transaction.objectStore("library").getAllKeys(shelfRange(FILES, ""));
  if (keys.length === 0) return [];
  const needed = new Set<string>();
  for (const record of await transaction.objectStore("records").getAll()) {
    if (isDeleted(record)) continue;
    needed.add(record.id);
    const file = v.safeParse(fileReferenceSchema, record.fields.file);
    if (file.success) needed.add(file.output.hash);
  }
  return keys.map(([, key]) => key).filter((key) => !needed.has(key));
}

/** Keeps files, all or none; undefined removes. */
export function writeFiles(files: Readonly<Record<string, KeptFile | undefined>>) {
  return writeLibrary(FILES, files);
}
