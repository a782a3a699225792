import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import type { Database } from "../database/database.ts";
import { withoutRow } from "./record-row.ts";

/**
 * Records as they stand in the database at this moment, whatever still waits in the journal. Only what executes the
 * journal reads them so; everything else reads through `read-record.ts`. Each read throws what IndexedDB throws.
 */
export interface StoredRecords {
  /** One record with its stamps and text documents; undefined where there is none. */
  record(collection: string, id: string): Promise<StoredRecord | undefined>;
  /** The ids of a collection that begin with `prefix`, also of records this version cannot read. */
  ids(collection: string, prefix: string): Promise<readonly string[]>;
  /** All records of a collection, deleted ones too. */
  rows(collection: string): Promise<readonly StoredRecord[]>;
  /** The living records of a collection as its domain reads them. */
  living<T>(collection: Collection<T, object, string>): Promise<readonly (T & { readonly id: string })[]>;
}

/** Reads from a database without waiting for anything but the database. */
export function storedRecords(database: Database): StoredRecords {
  const rows = async (collection: string): Promise<readonly StoredRecord[]> => {
    const range = IDBKeyRange.bound([collection, ""], [collection, "\uffff"]);
    return (await database.getAll("records", range)).flatMap((row) => withoutRow(row) ?? []);
  };
  return {
    record: async (collection, id) => withoutRow(await database.get("records", [collection, id])),
    async ids(collection, prefix) {
      const range = IDBKeyRange.bound([collection, prefix], [collection, `${prefix}\uffff`]);
      return (await database.getAllKeys("records", range)).map(([, id]) => id);
    },
    rows,
    living: async (collection) =>
      (await rows(collection.name)).flatMap((row) => (isDeleted(row) ? [] : (collection.read(row) ?? []))),
  };
}
