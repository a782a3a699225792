import type { StoredRecord } from "../../records/record.ts";
import { verifyText } from "../../records/text-document.ts";

/**
 * Records of a file with each text read from its own document, for none is taken at its word; undefined where one is no
 * document.
 */
export function verifyTexts(records: readonly StoredRecord[]): readonly StoredRecord[] | undefined {
  try {
    return records.map(({ texts, ...record }) =>
      texts === undefined
        ? record
        : {
            ...record,
            texts: Object.fromEntries(
              Object.entries(texts).map(([field, value]) => [field, verifyText(value)]),
            ),
          },
    );
  } catch {
    return undefined;
  }
}
