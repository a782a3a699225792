import { type ClockState, clockAtZero, type Stamp } from "../../records/hybrid-logical-clock.ts";
import { randomId } from "../../records/identity.ts";
import { lastStamp, recordKey, type StoredRecord } from "../../records/record.ts";
import type { Database, RecordRow } from "../database/database.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { withoutRow } from "./record-row.ts";

const CLOCK = "clock";
const DEVICE = "device";
const REVISION = "revision";
/** The key under which it stands that an entry of the journal was executed. */
const executed = (journalKey: string): string => `executed/${journalKey}`;
/** Milliseconds for which it stands: as long as another tab may still be at an entry it has read. */
const REMEMBERED = 10 * 60_000;

interface RecordKey {
  readonly collection: string;
  readonly id: string;
}

/** What a transaction works from: the clock and name of this device, and the records as they stand. */
export interface Stored {
  readonly clock: ClockState;
  readonly device: string;
  /** The number of this transaction, greater than that of any before. */
  readonly revision: number;
  record(collection: string, id: string): StoredRecord | undefined;
}

/** What a transaction is to leave behind. */
export interface Result {
  readonly clock: ClockState;
  readonly records: readonly StoredRecord[];
  readonly library: readonly LibraryWrite[];
}

/**
 * Reads some records, works out what becomes of them and writes that, all or nothing, in one strictly durable
 * transaction. The clock is kept in the database, so tabs never share a reading. With `journalKey`, it is written down
 * in the same transaction that this entry was executed; where that stands there already, for another tab was first,
 * nothing is written. The journal itself is none of its stores: an entry that had to wait for a transaction which is
 * still open would be lost with the page. Resolves to the records as they then stand. Throws what IndexedDB throws.
 */
export async function transact(
  database: Database,
  keys: readonly RecordKey[],
  journalKey: string | undefined,
  withLibrary: boolean,
  work: (stored: Stored) => Result,
): Promise<readonly StoredRecord[]> {
  const transaction = database.transaction(
    withLibrary ? ["execution", "records", "library"] : ["execution", "records"],
    "readwrite",
    { durability: "strict" },
  );
  const committed = transaction.done;
  try {
    const execution = transaction.objectStore("execution");
    const records = transaction.objectStore("records");
    // All is asked for at once, so that the transaction is short.
    const [already, known, time, last, ...rows] = await Promise.all([
      journalKey === undefined ? undefined : execution.getKey(executed(journalKey)),
      execution.get(DEVICE) as Promise<string | undefined>,
      execution.get(CLOCK) as Promise<ClockState | undefined>,
      execution.get(REVISION) as Promise<number | undefined>,
      ...keys.map(({ collection, id }) => records.get([collection, id])),
    ]);
    const found = new Map(rows.flatMap((row) => (row === undefined ? [] : [[recordKey(row), row] as const])));
    const record = (collection: string, id: string): StoredRecord | undefined =>
      withoutRow(found.get(recordKey({ collection, id })));
    if (already !== undefined) {
      await committed;
      return [...found.values()].flatMap((row) => withoutRow(row) ?? []);
    }
    const device = known ?? randomId();
    const revision = (last ?? 0) + 1;
    const result = work({ clock: time ?? clockAtZero, device, revision, record });
    const requests: Promise<unknown>[] = [];
    // One that is refused at once aborts the others, which then have nobody else to tell.
    const ask = (request: Promise<unknown>): void => {
      request.catch(() => undefined);
      requests.push(request);
    };
    ask(execution.put(device, DEVICE));
    ask(execution.put(result.clock, CLOCK));
    if (result.records.length > 0) ask(execution.put(revision, REVISION));
    for (const changed of result.records) ask(records.put(asRow(changed, revision)));
    if (result.library.length > 0) {
      const library = transaction.objectStore("library");
      for (const { shelf, id, value } of result.library)
        ask(value === undefined ? library.delete([shelf, id]) : library.put(value, [shelf, id]));
    }
    if (journalKey !== undefined) ask(execution.put(Date.now(), executed(journalKey)));
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

/** What stands in the journal, in the order in which it was done. */
export async function readJournal(
  database: Database,
): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
  const { store } = database.transaction("journal");
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return keys.map((key, index) => ({ key, value: values[index] }));
}

/** Forgets the executions of entries that left the journal a while ago. */
export async function forgetExecutions(database: Database, now: number): Promise<void> {
  const transaction = database.transaction(["journal", "execution"], "readonly");
  const marks = IDBKeyRange.bound("executed/", "executed/\uffff");
  const execution = transaction.objectStore("execution");
  const [journal, keys, times] = await Promise.all([
    transaction.objectStore("journal").getAllKeys(),
    execution.getAllKeys(marks),
    execution.getAll(marks),
  ]);
  const noted = new Set(journal.map(executed));
  const old = keys.filter((key, index) => !noted.has(key) && now - Number(times[index]) > REMEMBERED);
  if (old.length === 0) return;
  const removing = database.transaction("execution", "readwrite");
  await Promise.all([...old.map((key) => removing.store.delete(key)), removing.done]);
}

function asRow(record: StoredRecord, revision: number): RecordRow {
  return { ...record, changed: lastStamp(record) ?? ("" as Stamp), revision };
}
