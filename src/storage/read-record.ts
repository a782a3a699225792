import type { StoredRecord } from "../records/record.ts";
import { openDatabase } from "./database.ts";
import { withoutRow } from "./record-row.ts";

/** One record as it stands, with its stamps and text documents; undefined where there is none or no database. */
export async function readRecord(collection: string, id: string): Promise<StoredRecord | undefined> {
  const database = await openDatabase();
  return database.ok ? withoutRow(await database.value.get("records", [collection, id])) : undefined;
}
