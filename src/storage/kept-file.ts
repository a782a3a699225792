import * as v from "valibot";
import { isDeleted } from "../records/record.ts";
import { openDatabase } from "./database.ts";
import { fileReferenceSchema } from "./file-reference.ts";
import { listShelf, readLibrary, shelfRange, writeLibrary } from "./library.ts";

/**
 * Files that came in by hand and cannot be had again (a shared page, a PDF, a recording) lie on a shelf under
 * the SHA-256 of their bytes. A record that needs one names it in its field `file`; by that field the meeting
 * knows what to carry. Files that can be fetched again lie there under another key and are not carried.
 */
export const FILES = "files";

/** What lies on the shelf: the bytes, for not every browser stores blobs well (WebKit in private windows does not). */
const storedSchema = v.object({
  type: v.string(),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
});

export interface KeptFile {
  readonly type: string;
  readonly file: Blob;
}

/** A kept file, or undefined where it is not on this device. */
export async function readFile(key: string): Promise<KeptFile | undefined> {
  const stored = v.safeParse(storedSchema, await readLibrary(FILES, key));
  if (!stored.success) return undefined;
  const { type, bytes } = stored.output;
  return { type, file: new Blob([bytes], { type }) };
}

/** A file as it is stored. */
export async function asStored({ type, file }: KeptFile): Promise<v.InferOutput<typeof storedSchema>> {
  return { type, bytes: new Uint8Array(await file.arrayBuffer()) };
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
export async function writeFiles(files: Readonly<Record<string, KeptFile | undefined>>) {
  const stored = await Promise.all(
    Object.entries(files).map(
      async ([key, kept]) => [key, kept === undefined ? undefined : await asStored(kept)] as const,
    ),
  );
  return writeLibrary(FILES, Object.fromEntries(stored));
}
