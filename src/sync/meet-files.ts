import * as v from "valibot";
import { hashOf } from "../records/content-hash.ts";
import { isDeleted, type StoredRecord } from "../records/record.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { type FileReference, fileReferenceSchema } from "../storage/library/file-reference.ts";
import type { KeptFile } from "../storage/library/kept-file.ts";
import type { Remote } from "./remote.ts";

/** This device's files, as a meeting needs them. */
export interface LocalFiles {
  keys(): Promise<ReadonlySet<string>>;
  read(hash: string): Promise<KeptFile | undefined>;
  keep(hash: string, file: KeptFile): Promise<Outcome<unknown>>;
}

/** Larger files, in bytes, stay on the device they came in on; the export file by hand leaves them out as well. */
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

/** The name of a file in the folder: the hash of what it holds, so that it is the same from every device. */
export function fileNameOf(hash: string): string {
  return `wayside-file-${hash}`;
}

/**
 * Carries the files that records need: those the folder lacks go there, those this device lacks come here. A file
 * that does not hold what its name says is left alone. Resolves to how many came. Throws RemoteError.
 */
export async function meetFiles(
  remote: Remote,
  records: readonly StoredRecord[],
  local: LocalFiles,
): Promise<number> {
  const needed = neededFiles(records);
  if (needed.length === 0) return 0;
  const [there, here] = [new Set(await remote.list()), await local.keys()];
  let came = 0;
  for (const { hash, type } of needed) {
    const name = fileNameOf(hash);
    if (here.has(hash)) {
      const kept = there.has(name) ? undefined : await local.read(hash);
      if (kept !== undefined) await remote.write(name, kept.bytes);
      continue;
    }
    const bytes = there.has(name) ? await remote.read(name) : undefined;
    if (bytes === undefined || hashOf(bytes) !== hash) continue;
    const kept = { type, bytes: bytes.slice() };
    if ((await local.keep(hash, kept)).ok) came++;
  }
  return came;
}
