import type { StoredRecord } from "../records/record.ts";
import { mergeTexts, verifyText } from "../records/text-document.ts";
import { failed, type Outcome } from "../storage/database/failure.ts";
import { mergeIncoming } from "../storage/records/merge-incoming.ts";

/**
 * Merges records of an export file into this device's. Each text is read from its own document first; one that
 * is no document refuses all.
 */
export async function mergeVerified(
  records: readonly StoredRecord[],
): Promise<Outcome<readonly StoredRecord[]>> {
  let verified: readonly StoredRecord[];
  try {
    verified = records.map((record) =>
      record.texts === undefined
        ? record
        : {
            ...record,
            texts: Object.fromEntries(
              Object.entries(record.texts).map(([field, value]) => [field, verifyText(value)]),
            ),
          },
    );
  } catch {
    return failed({ kind: "failed", detail: "a text in the file cannot be read" });
  }
  return mergeIncoming(verified, mergeTexts);
}
