import type { StoredRecord } from "../../records/record.ts";
import { verifyText } from "../../records/text-document.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { type ExportFileFailure, type ReadFile, readExportFile } from "./export-file.ts";

/**
 * Reads an export file with each text taken from its own document, for none is taken at its word. A record with a text
 * that is no document is refused like a line that is no record.
 */
export function readVerifiedFile(bytes: Uint8Array): Outcome<ReadFile, ExportFileFailure> {
  return readExportFile(bytes, verifyTexts);
}

/** A record with its texts as their documents say; undefined where one is no document. */
export function verifyTexts(record: StoredRecord): StoredRecord | undefined {
  if (record.texts === undefined) return record;
  try {
    const texts = Object.entries(record.texts).map(([field, text]) => [field, verifyText(text)] as const);
    return { ...record, texts: Object.fromEntries(texts) };
  } catch {
    return undefined;
  }
}
