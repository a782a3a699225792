import type { StoredRecord } from "../../records/record.ts";
import { mergeTexts } from "../../records/text-document.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { mergeIncoming } from "../../storage/records/merge-incoming.ts";
import type { RevisedRecord } from "../../storage/records/revisions.ts";

/** So many records in one transaction: a touch in between need not wait long for the next. */
const SLICE = 250;

/** What the records of a file came to. */
export interface MergedFile {
  /** How many made a difference. */
  readonly changed: number;
  /** Those that now stand exactly as they came, with their revision. */
  readonly asTheyCame: readonly RevisedRecord[];
}

/**
 * Merges the records of a file that was verified whole, some in a transaction at a time: merged again after a crash in
 * between, it comes to the same.
 */
export async function mergeFile(records: readonly StoredRecord[]): Promise<Outcome<MergedFile>> {
  let changed = 0;
  const asTheyCame: RevisedRecord[] = [];
  for (let at = 0; at < records.length; at += SLICE) {
    const merged = await mergeIncoming(records.slice(at, at + SLICE), mergeTexts);
    if (!merged.ok) return merged;
    changed += merged.value.changed.length;
    for (const record of merged.value.asTheyCame)
      asTheyCame.push({ record, revision: merged.value.revision });
  }
  return success({ changed, asTheyCame });
}
