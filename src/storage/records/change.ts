import {
  advance,
  type ClockState,
  clockAtZero,
  formatStamp,
  type Stamp,
  witness,
} from "../../records/hybrid-logical-clock.ts";
import { randomId } from "../../records/identity.ts";
import { type MergeText, mergeRecords } from "../../records/merge.ts";
import {
  emptyRecord,
  type Json,
  lastStamp,
  type StoredRecord,
  type TextValue,
  withFields,
  withText,
  withTombstone,
} from "../../records/record.ts";
import { type Database, openDatabase, type RecordRow } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { announce } from "./announcement.ts";
import { withoutRow } from "./record-row.ts";

/** A text as it is to stand, worked out from what is stored at the moment of writing. */
export type TextEdit = (stored: TextValue | undefined, device: string, stamp: Stamp) => TextValue;

/** One record's part of a change. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly texts?: Readonly<Record<string, TextEdit>>;
  readonly remove?: boolean;
}

/** Something of the library stored together with the records that speak of it. */
export interface LibraryWrite {
  readonly shelf: string;
  readonly id: string;
  readonly value: unknown;
}

const CLOCK = "clock";
const DEVICE_ID = "id";

/**
 * The one way to write records: stamps every field with one reading of the clock, and commits all or nothing
 * in one strictly durable transaction. The clock is kept in the database, so tabs never share a reading.
 * Returns the records as they now stand.
 */
export function change(
  writes: readonly Write[],
  library: readonly LibraryWrite[] = [],
): Promise<Outcome<readonly StoredRecord[]>> {
  return commit(writes, ({ clock, device, stored }) => {
    const next = advance(clock, Date.now());
    const stamp = formatStamp(next, device);
    const changed = new Map<string, StoredRecord>();
    writes.forEach((write, index) => {
      // Two writes of one change may be about the same record.
      const before = changed.get(keyOf(write)) ?? stored[index] ?? emptyRecord(write.collection, write.id);
      changed.set(keyOf(write), applyWrite(before, write, device, stamp));
    });
    return { clock: next, records: [...changed.values()], library };
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
  return commit(incoming, ({ clock, stored }) => {
    let next = clock;
    const now = Date.now();
    const changed = new Map<string, StoredRecord>();
    incoming.forEach((record, index) => {
      const mine = changed.get(keyOf(record)) ?? stored[index];
      const merged = mine === undefined ? record : mergeRecords(mine, record, mergeText);
      const last = lastStamp(merged);
      if (last !== undefined) next = witness(next, last, now);
      if (mine === undefined || !sameRecord(mine, merged)) changed.set(keyOf(record), merged);
    });
    return { clock: next, records: [...changed.values()], library: [] };
  });
}

interface RecordKey {
  readonly collection: string;
  readonly id: string;
}

function keyOf({ collection, id }: RecordKey): string {
  return JSON.stringify([collection, id]);
}

interface Ground {
  readonly clock: ClockState;
  readonly device: string;
  /** The records asked for, as they stand, in the order of their keys. */
  readonly stored: readonly (StoredRecord | undefined)[];
}

interface Result {
  readonly clock: ClockState;
  readonly records: readonly StoredRecord[];
  readonly library: readonly LibraryWrite[];
}

async function commit(
  keys: readonly RecordKey[],
  work: (ground: Ground) => Result,
): Promise<Outcome<readonly StoredRecord[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const changed = await inOneTransaction(database.value, keys, work);
    announce(changed);
    return success(changed);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

async function inOneTransaction(
  database: Database,
  keys: readonly RecordKey[],
  work: (ground: Ground) => Result,
): Promise<readonly StoredRecord[]> {
  const transaction = database.transaction(["records", "library", "device"], "readwrite", {
    durability: "strict",
  });
  const committed = transaction.done;
  try {
    const records = transaction.objectStore("records");
    const device = transaction.objectStore("device");
    // All is asked for at once: a page that is closed right after a tick has the fewest steps to lose it in.
    const [known, time, ...rows] = await Promise.all([
      device.get(DEVICE_ID) as Promise<string | undefined>,
      device.get(CLOCK) as Promise<ClockState | undefined>,
      ...keys.map(({ collection, id }) => records.get([collection, id])),
    ]);
    const id = known ?? randomId();
    const result = work({ clock: time ?? clockAtZero, device: id, stored: rows.map(withoutRow) });
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
    // Said outright, the commit does not wait for this page to hear of each request first.
    transaction.commit();
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
