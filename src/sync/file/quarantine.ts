import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import { clockAtZero, formatStamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { readRecordLine } from "./export-file.ts";
import { verifyTexts } from "./verified-file.ts";

/**
 * Lines of files that are no records to this version of the app: from a newer one, or made to do harm. Each is kept as it
 * came, as the text of a record of this collection, which every device and every version carries along unread.
 */
export const QUARANTINE = "quarantine";

const quarantinedSchema = v.object({ line: v.string(), from: v.string() });

/** A refused line as a record; the same from every device that comes upon it. */
export function quarantined(line: string, from: string): StoredRecord {
  // What its hash names never changes, so its stamp says nothing.
  const stamp = formatStamp(clockAtZero, QUARANTINE);
  return {
    collection: QUARANTINE,
    id: hashOf(line),
    fields: { line, from },
    stamps: { line: stamp, from: stamp },
  };
}

/** The record a line in quarantine is to this version; undefined where it still is none. */
export function readmitted(record: StoredRecord): StoredRecord | undefined {
  const held = v.safeParse(quarantinedSchema, record.fields);
  const readable = held.success ? readRecordLine(held.output.line) : undefined;
  return readable === undefined || readable.collection === QUARANTINE ? undefined : verifyTexts(readable);
}
