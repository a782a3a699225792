import { recordKey, type StoredRecord } from "../../records/record.ts";
import { announceHere } from "./announcement.ts";

/** Records as they will stand once what waits in the journal for room is executed: shown already, not stored yet. */
const projected = new Map<string, StoredRecord>();

/** Shows records as they will stand. */
export function project(records: readonly StoredRecord[]): void {
  for (const record of records) projected.set(recordKey(record), record);
  announceHere(records);
}

/** What was stored is shown as it is stored. */
export function forgetProjected(records: readonly StoredRecord[]): void {
  if (projected.size > 0) for (const record of records) projected.delete(recordKey(record));
}

/** The projected records of a collection. */
export function projectedOf(collection: string): readonly StoredRecord[] {
  return projected.size === 0
    ? []
    : [...projected.values()].filter((record) => record.collection === collection);
}
