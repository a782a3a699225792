import {
  advance,
  type ClockState,
  clockAtZero,
  formatStamp,
  type Stamp,
  witness,
} from "../records/hybrid-logical-clock.ts";
import { randomId } from "../records/identity.ts";
import { type MergeText, mergeRecords } from "../records/merge.ts";
import {
  emptyRecord,
  lastStamp,
  type StoredRecord,
  withFields,
  withText,
  withTombstone,
} from "../records/record.ts";
import { announce } from "./announcement.ts";
import { type Database, openDatabase, type RecordRow } from "./database.ts";
import { failed, type Outcome, storageFailure, success } from "./failure.ts";
import { withoutRow } from "./record-row.ts";
import type { LibraryWrite, Write } from "./write.ts";

const CLOCK = "clock";
const DEVICE_ID = "id";

/**
 * The one way to write records: stamps every field with one reading of the clock, and commits all or nothing
 * in one strictly durable transaction. The clock is kept in the database, so tabs never share a reading.
 * Returns the records as they now stand.
 */
export function commitChange(
  writes: readonly Write[],
  library: readonly LibraryWrite[] = [],
): Promise<Outcome<readonly StoredRecord[]>> {
  return commit(async ({ clock, device, records }) => {
    const next = advance(clock, Date.now());
    const stamp = formatStamp(next, device);
    const changed: StoredRecord[] = [];
    for (const write of writes) {
      const stored = (await records.get(write)) ?? emptyRecord(write.collection, write.id);
      changed.push(applyWrite(stored, write, device, stamp));
    }
    return { clock: next, records: changed, library };
  });
}

/**
 * Takes records of another device in through the same door, their stamps kept. Resolves to those that made a
 * difference here.
 */
export function mergeIn(
  incoming: readonly StoredRecord[],
  mergeText: MergeText,
): Promise<Outcome<readonly StoredRecord[]>> {
  return commit(async ({ clock, records }) => {
    let next = clock;
    const now = Date.now();
    const changed: StoredRecord[] = [];
    for (const record of incoming) {
      const stored = await records.get(record);
      const merged = stored === undefined ? record : mergeRecords(stored, record, mergeText);
      const last = lastStamp(merged);
      if (last !== undefined) next = witness(next, last, now);
      if (stored === undefined || !sameRecord(stored, merged)) changed.push(merged);
    }
    return { clock: next, records: changed, library: [] };
  });
}

interface Ground {
  readonly clock: ClockState;
  readonly device: string;
  readonly records: { get(key: { collection: string; id: string }): Promise<StoredRecord | undefined> };
}

interface Result {
  readonly clock: ClockState;
  readonly records: readonly StoredRecord[];
  readonly library: readonly LibraryWrite[];
}

async function commit(work: (ground: Ground) => Promise<Result>): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const changed = await inOneTransaction(database.value, work);
    announce(changed);
    return success(changed);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

async function inOneTransaction(
  database: Database,
  work: (ground: Ground) => Promise<Result>,
): Promise<readonly StoredRecord[]> {
  const transaction = database.transaction(["records", "library", "device"], "readwrite", {
    durability: "strict",
  });
  const committed = transaction.done;
  try {
    const records = transaction.objectStore("records");
    const device = transaction.objectStore("device");
    const id = ((await device.get(DEVICE_ID)) as string | undefined) ?? randomId();
    const clock = ((await device.get(CLOCK)) as ClockState | undefined) ?? clockAtZero;
    const result = await work({
      clock,
      device: id,
      records: { get: async (key) => withoutRow(await records.get([key.collection, key.id])) },
    });
    const library = transaction.objectStore("library");
    const requests: Promise<unknown>[] = [];
    // One that is refused at once aborts the others, which then have nobody else to tell.
    const ask = (request: Promise<unknown>): void => {
      request.catch(() => undefined);
      requests.push(request);
    };
    ask(device.put(id, DEVICE_ID));
    ask(device.put(result.clock, CLOCK));
    for (const record of result.records) ask(records.put(asRow(record)));
    for (const { shelf, id: key, value } of result.library) {
      ask(value === undefined ? library.delete([shelf, key]) : library.put(value, [shelf, key]));
    }
    await Promise.all([...requests, committed]);
    return result.records;
  } catch (error) {
    // The reason the transaction gives (a full disk) says more than the request that noticed.
    committed.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw transaction.error ?? error;
  }
}

function applyWrite(stored: StoredRecord, write: Write, device: string, stamp: Stamp): StoredRecord {
  let record = write.fields === undefined ? stored : withFields(stored, write.fields, stamp);
  for (const [field, edit] of Object.entries(write.texts ?? {})) {
    record = withText(record, field, edit(record.texts?.[field], device, stamp));
  }
  if (write.remove === true) return withTombstone(record, stamp);
  return record;
}

function asRow(record: StoredRecord): RecordRow {
  return { ...record, changed: lastStamp(record) ?? ("" as Stamp) };
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
