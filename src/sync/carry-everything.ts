import { allRecords } from "../storage/all-records.ts";
import { deviceId } from "../storage/device.ts";
import { type Outcome, type StorageFailure, success } from "../storage/failure.ts";
import { type ExportFileFailure, readExportFile, writeExportFile } from "./export-file.ts";
import { takeInRecords } from "./take-in-records.ts";

/** All records of this device as one export file. */
export async function exportEverything(now: Date): Promise<Outcome<Uint8Array>> {
  const device = await deviceId();
  if (!device.ok) return device;
  const records = await allRecords();
  if (!records.ok) return records;
  return success(writeExportFile({ device: device.value, made: now.toISOString(), records: records.value }));
}

/** Takes an export file in by merging; refused whole where it is not whole. Resolves to how much was new. */
export async function importEverything(
  bytes: Uint8Array,
): Promise<Outcome<{ records: number; changed: number }, ExportFileFailure | StorageFailure>> {
  const file = readExportFile(bytes);
  if (!file.ok) return file;
  const changed = await takeInRecords(file.value.records);
  if (!changed.ok) return changed;
  return success({ records: file.value.records.length, changed: changed.value.length });
}
