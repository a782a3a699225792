import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { recovered } from "./recover-journal.ts";
import { type StoredRecords, storedRecords } from "./stored-records.ts";

/** Reads once what stood in the journal at the start was executed, or says why that cannot be done. */
async function reading<T>(read: (stored: StoredRecords) => Promise<T>): Promise<Outcome<T>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    return success(await read(storedRecords(database.value)));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** One record as it stands, with its stamps and text documents; undefined where there is none. */
export function readRecord(collection: string, id: string): Promise<Outcome<StoredRecord | undefined>> {
  return reading((stored) => stored.record(collection, id));
}

/** The ids of a collection that begin with `prefix`, also of records this version cannot read. */
export function recordIds(collection: string, prefix: string): Promise<Outcome<readonly string[]>> {
  return reading((stored) => stored.ids(collection, prefix));
}

/** The deleted records of a collection as they were. */
export function deletedRecords(collection: string): Promise<Outcome<readonly StoredRecord[]>> {
  return reading(async (stored) => (await stored.rows(collection)).filter(isDeleted));
}

/** All records of a collection as they are stored, deleted ones too. */
export function collectionRecords(collection: string): Promise<Outcome<readonly StoredRecord[]>> {
  return reading((stored) => stored.rows(collection));
}

/** The living records of a collection as they stand; for those who follow no changes. */
export function readCollection<T>(
  collection: Collection<T, object, string>,
): Promise<Outcome<readonly (T & { readonly id: string })[]>> {
  return reading((stored) => stored.living(collection));
}
