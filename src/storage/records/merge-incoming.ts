import { witness } from "../../records/hybrid-logical-clock.ts";
import { type MergeText, mergeRecords } from "../../records/merge.ts";
import { lastStamp, type StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { announce } from "./announcement.ts";
import { recovered } from "./journal.ts";
import { transact } from "./record-transaction.ts";

/**
 * Merges records of another device into this one's, their stamps kept, all or nothing. Resolves to those that made a
 * difference here.
 */
export async function mergeIncoming(
  incoming: readonly StoredRecord[],
  mergeText: MergeText,
): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const changed = await transact(database.value, incoming, undefined, false, (stored) => {
      let { clock } = stored;
      const now = Date.now();
      const merged = new Map<string, StoredRecord>();
      for (const record of incoming) {
        const key = JSON.stringify([record.collection, record.id]);
        const mine = merged.get(key) ?? stored.record(record.collection, record.id);
        const both = mine === undefined ? record : mergeRecords(mine, record, mergeText);
        const last = lastStamp(both);
        if (last !== undefined) clock = witness(clock, last, now);
        if (mine === undefined || !sameRecord(mine, both)) merged.set(key, both);
      }
      return { clock, records: [...merged.values()], library: [] };
    });
    announce(changed);
    return success(changed);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

function sameRecord(one: StoredRecord, other: StoredRecord): boolean {
  return canonical(one) === canonical(other);
}

function canonical(record: StoredRecord): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
