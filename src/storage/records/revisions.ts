import { type ClockState, clockAtZero } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { withoutRow } from "./record-row.ts";
import { recovered } from "./recover-journal.ts";

/** A record and the number of the transaction that left it so; 0 for one of before there were numbers. */
export interface RevisedRecord {
  readonly record: StoredRecord;
  readonly revision: number;
}

/** Records as of one moment, with the number of the last transaction and the clock of then. */
export interface Revisions {
  readonly records: readonly RevisedRecord[];
  readonly through: number;
  readonly clock: ClockState;
}

/** Records, tombstones too, that came to stand as they do after a revision; all of them after 0. */
export async function changedAfter(revision: number): Promise<Outcome<Revisions>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const transaction = database.value.transaction(["records", "execution"]);
    const store = transaction.objectStore("records");
    const execution = transaction.objectStore("execution");
    const [rows, through, clock] = await Promise.all([
      revision === 0
        ? store.getAll()
        : store.index("revision").getAll(IDBKeyRange.lowerBound(revision, true)),
      execution.get("revision") as Promise<number | undefined>,
      execution.get("clock") as Promise<ClockState | undefined>,
    ]);
    const records = rows.flatMap((row) => {
      const record = withoutRow(row);
      return record === undefined ? [] : [{ record, revision: row.revision ?? 0 }];
    });
    return success({ records, through: through ?? 0, clock: clock ?? clockAtZero });
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The records that name a file in their field `file`, found by an index. */
export async function recordsWithFiles(): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const rows = await database.value.getAllFromIndex("records", "file");
    return success(rows.flatMap((row) => withoutRow(row) ?? []));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/**
 * Removes records for good, each only where it still stands as given: tombstones that every device has seen, or what
 * a device that was retired never heard was deleted.
 */
export async function forgetRecords(
  forgotten: readonly RevisedRecord[],
): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const transaction = database.value.transaction("records", "readwrite", { durability: "strict" });
    const gone: StoredRecord[] = [];
    const { store } = transaction;
    for (const { record, revision } of forgotten) {
      const key = [record.collection, record.id] as [string, string];
      const row = await store.get(key);
      if (row === undefined || (row.revision ?? 0) !== revision) continue;
      await store.delete(key);
      gone.push(record);
    }
    await transaction.done;
    return success(gone);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
