import { witness } from "../../records/hybrid-logical-clock.ts";
import { type MergeText, mergeRecords } from "../../records/merge.ts";
import { lastStamp, recordKey, type StoredRecord } from "../../records/record.ts";
import { sameRecord } from "../../records/same-record.ts";
import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { announce } from "./announcement.ts";
import { transact } from "./record-transaction.ts";
import { recovered } from "./recover-journal.ts";
import { versionsLost } from "./text-versions.ts";

/** What a merge came to. */
export interface MergedRecords {
  /** The records that made a difference here, as they stand now. */
  readonly changed: readonly StoredRecord[];
  /** Of these, the ones that stand exactly as they came: whoever sent them has nothing to hear of them. */
  readonly asTheyCame: readonly StoredRecord[];
  /** The number under which those that changed now stand. */
  readonly revision: number;
}

/** Merges records of another device into this one's, their stamps kept, all or nothing. */
export async function mergeIncoming(
  incoming: readonly StoredRecord[],
  mergeText: MergeText,
): Promise<Outcome<MergedRecords>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  try {
    const came = new Map<string, StoredRecord>();
    let revision = 0;
    const withTexts = incoming.some(({ texts }) => texts !== undefined);
    const library: LibraryWrite[] = [];
    const changed = await transact(database.value, incoming, undefined, withTexts, (stored) => {
      let { clock } = stored;
      revision = stored.revision;
      const now = Date.now();
      const merged = new Map<string, StoredRecord>();
      for (const record of incoming) {
        const key = recordKey(record);
        const mine = merged.get(key) ?? stored.record(record.collection, record.id);
        const both = mine === undefined ? record : mergeRecords(mine, record, mergeText);
        const last = lastStamp(both);
        if (last !== undefined) clock = witness(clock, last, now);
        if (mine !== undefined && sameRecord(mine, both)) continue;
        if (mine !== undefined) library.push(...versionsLost(mine, both, now));
        merged.set(key, both);
        if (sameRecord(both, record)) came.set(key, both);
        else came.delete(key);
      }
      return { clock, records: [...merged.values()], library };
    });
    announce(changed);
    return success({ changed, asTheyCame: [...came.values()], revision });
  } catch (error) {
    return failed(storageFailure(error));
  }
}
