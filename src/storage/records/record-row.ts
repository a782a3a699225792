import type { StoredRecord } from "../../records/record.ts";
import type { RecordRow } from "../database/database.ts";

/** The record of a database row, without what is only there for the index. */
export function withoutRow(row: RecordRow | undefined): StoredRecord | undefined {
  if (row === undefined) return undefined;
  const { changed: _, revision: _revision, ...record } = row;
  return record;
}
