import type { StoredRecord } from "../../records/record.ts";
import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { deviceId } from "../../storage/device-id.ts";
import { readFile, writeFiles } from "../../storage/library/kept-file.ts";
import { allRecordsAndJournal } from "../../storage/records/all-records.ts";
import { type ExportFileFailure, writeExportFile } from "./export-file.ts";
import { asRecord, splitFiles } from "./files-in-export.ts";
import { gunzip, isGzip } from "./gzip.ts";
import { mergeFile } from "./merge-file.ts";
import { neededFiles } from "./needed-files.ts";
import { quarantined } from "./quarantine.ts";
import { readVerifiedFile } from "./verified-file.ts";

/** What *Export everything* hands over. */
export interface Everything {
  /** All records of this device, and the files they need, as one export file. */
  readonly file: Uint8Array;
  /** What stands in the journal and could not be executed in time, as it lies there. */
  readonly unexecuted: readonly { readonly key: string; readonly value: unknown }[];
}

/** Everything there is on this device; to be had also where the journal cannot be executed. */
export async function exportEverything(now: Date): Promise<Outcome<Everything>> {
  const device = await deviceId();
  if (!device.ok) return device;
  const all = await allRecordsAndJournal();
  if (!all.ok) return all;
  const { records, journal } = all.value;
  const files: StoredRecord[] = [];
  for (const { hash } of neededFiles(records)) {
    const kept = await readFile(hash);
    if (kept !== undefined) files.push(asRecord(hash, kept));
  }
  const file = writeExportFile({
    device: device.value,
    made: now.toISOString(),
    records: [...records, ...files],
  });
  return success({ file, unexecuted: journal });
}

/** What became of an export file that was imported. */
export interface ImportedFile {
  readonly records: number;
  /** How many of them were new here. */
  readonly changed: number;
  /** Lines that are no records to this version; they are kept in quarantine. */
  readonly refused: number;
}

/** Imports an export file, packed or not, by merging; refused whole where it is not whole. Resolves to how much was new. */
export async function importEverything(
  bytes: Uint8Array,
): Promise<Outcome<ImportedFile, ExportFileFailure | StorageFailure>> {
  const plain = isGzip(bytes) ? gunzip(bytes) : bytes;
  const file = plain === undefined ? failed({ kind: "damaged" as const }) : readVerifiedFile(plain);
  if (!file.ok) return file;
  const { records, files } = splitFiles(file.value.records);
  const { device, refusedLines } = file.value;
  // The files first: a record never speaks of one that is not here.
  const kept = await writeFiles(files);
  if (!kept.ok) return kept;
  const merged = await mergeFile([...records, ...refusedLines.map((line) => quarantined(line, device))]);
  if (!merged.ok) return merged;
  const { changed } = merged.value;
  return success({ records: records.length, changed, refused: refusedLines.length });
}
