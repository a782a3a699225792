import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { recovered } from "./journal.ts";
import { withoutRow } from "./record-row.ts";

/** One record as it stands, with its stamps and text documents; undefined where there is none. */
export async function readRecord(collection: string, id: string): Promise<Outcome<StoredRecord | undefined>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    return success(withoutRow(await database.value.get("records", [collection, id])));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The ids of a collection that begin with `prefix`, also of records this version cannot read. */
export async function recordIds(collection: string, prefix: string): Promise<Outcome<readonly string[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const range = IDBKeyRange.bound([collection, prefix], [collection, `${prefix}\uffff`]);
    return success((await database.value.getAllKeys("records", range)).map(([, id]) => id));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The deleted records of a collection as they were. */
export async function deletedRecords(collection: string): Promise<Outcome<readonly StoredRecord[]>> {
  const rows = await rowsOf(collection);
  return rows.ok ? success(rows.value.filter(isDeleted)) : rows;
}

/** The living records of a collection as they stand; for those who follow no changes. */
export async function readCollection<T>(
  collection: Collection<T, object, string>,
): Promise<Outcome<readonly (T & { readonly id: string })[]>> {
  const rows = await rowsOf(collection.name);
  return rows.ok
    ? success(rows.value.flatMap((row) => (isDeleted(row) ? [] : (collection.read(row) ?? []))))
    : rows;
}

async function rowsOf(collection: string): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const range = IDBKeyRange.bound([collection, ""], [collection, "\uffff"]);
    return success((await database.value.getAll("records", range)).flatMap((row) => withoutRow(row) ?? []));
  } catch (error) {
    return failed(storageFailure(error));
  }
}
