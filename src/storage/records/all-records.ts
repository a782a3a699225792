import { lastBelievable } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { recovered } from "./journal.ts";
import { withoutRow } from "./record-row.ts";

/** Every record of this device in the order of collection and id, tombstones too, as of one moment. */
export async function allRecords(): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const rows = await database.value.getAll("records");
    return success(rows.flatMap((row) => withoutRow(row) ?? []));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** How many records changed after a stamp (all of them after ""), those of devices with a wrong date aside. */
export async function countChangedAfter(stamp: string, now: number): Promise<Outcome<number>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const range = IDBKeyRange.bound(stamp, lastBelievable(now), true);
    return success(await database.value.countFromIndex("records", "changed", range));
  } catch (error) {
    return failed(storageFailure(error));
  }
}
