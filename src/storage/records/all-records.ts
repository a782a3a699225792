import type { Stamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { withoutRow } from "./record-row.ts";
import { readJournal } from "./record-transaction.ts";
import { recovered, recoveredWithin } from "./recover-journal.ts";

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

/** Milliseconds for which a copy of everything waits for what stands in the journal: it must come, whatever hangs. */
const PATIENCE = 5000;

/** The same, for a copy that is to be had even where the journal cannot be executed; what stands in it comes beside them. */
export async function allRecordsAndJournal(): Promise<
  Outcome<{
    readonly records: readonly StoredRecord[];
    readonly journal: readonly { readonly key: string; readonly value: unknown }[];
  }>
> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recoveredWithin(PATIENCE);
  try {
    const rows = await database.value.getAll("records");
    const journal = await readJournal(database.value);
    return success({ records: rows.flatMap((row) => withoutRow(row) ?? []), journal });
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** How many records came to stand as they do after a revision; all there are where none is given. */
export async function countChangedAfter(revision: number | undefined): Promise<Outcome<number>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    return success(
      revision === undefined
        ? await database.value.count("records")
        : await database.value.countFromIndex("records", "revision", IDBKeyRange.lowerBound(revision, true)),
    );
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The latest stamp of any record. */
export async function latestStamp(): Promise<Outcome<Stamp | undefined>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const index = database.value.transaction("records").store.index("changed");
    return success((await index.openCursor(null, "prev"))?.value.changed);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
