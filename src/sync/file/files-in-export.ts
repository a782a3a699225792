import * as v from "valibot";
import { fromBase64, toBase64 } from "../../records/base64.ts";
import { hashOf } from "../../records/content-hash.ts";
import { clockAtZero, formatStamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import type { KeptFile } from "../../storage/library/kept-file.ts";

/** The collection name under which the export file carries files; docs/export-format.md describes it. */
const CARRIED = "files";

const carriedSchema = v.object({ type: v.string(), data: v.string() });

/** A kept file as a line of the export file: its bytes as base64 under the hash of them. */
export function asRecord(hash: string, kept: KeptFile): StoredRecord {
  const data = toBase64(kept.bytes);
  // What a hash names never changes, so its stamp says nothing.
  const stamp = formatStamp(clockAtZero, "files");
  return {
    collection: CARRIED,
    id: hash,
    fields: { type: kept.type, data },
    stamps: { type: stamp, data: stamp },
  };
}

/** Tells the files of an export from its records; a file whose bytes are not those its hash names is left out. */
export function splitFiles(all: readonly StoredRecord[]): {
  readonly records: readonly StoredRecord[];
  readonly files: Readonly<Record<string, KeptFile>>;
} {
  const files: Record<string, KeptFile> = {};
  const records = all.filter((record) => record.collection !== CARRIED);
  for (const record of all) {
    const carried = v.safeParse(carriedSchema, record.fields);
    if (record.collection !== CARRIED || !carried.success) continue;
    const bytes = bytesOf(carried.output.data);
    if (bytes === undefined || hashOf(bytes) !== record.id) continue;
    const { type } = carried.output;
    files[record.id] = { type, bytes: bytes.slice() };
  }
  return { records, files };
}

function bytesOf(data: string): Uint8Array | undefined {
  try {
    return fromBase64(data);
  } catch {
    return undefined;
  }
}
