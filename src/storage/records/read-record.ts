import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { withoutRow } from "./record-row.ts";

/** One record as it stands, with its stamps and text documents; undefined where there is none or no database. */
export async function readRecord(collection: string, id: string): Promise<StoredRecord | undefined> {
  const database = await openDatabase();
  return database.ok ? withoutRow(await database.value.get("records", [collection, id])) : undefined;
}

/** The living records of a collection as they stand, all of them or the one of an id; for those who follow no changes. */
export async function readCollection<T>(
  collection: Collection<T>,
  id?: string,
): Promise<readonly (T & { readonly id: string })[]> {
  const database = await openDatabase();
  if (!database.ok) return [];
  const range =
    id === undefined
      ? IDBKeyRange.bound([collection.name, ""], [collection.name, "\uffff"])
      : IDBKeyRange.only([collection.name, id]);
  const rows: readonly StoredRecord[] = await database.value.getAll("records", range);
  return rows.flatMap((row) => (isDeleted(row) ? [] : (collection.read(row) ?? [])));
}
