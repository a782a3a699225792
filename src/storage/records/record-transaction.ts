import * as v from "valibot";
import { type ClockState, clockAtZero, type Stamp } from "../../records/hybrid-logical-clock.ts";
import { randomId } from "../../records/identity.ts";
import { lastStamp, recordKey, type StoredRecord } from "../../records/record.ts";
import type { Database, RecordRow } from "../database/database.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { withoutRow } from "./record-row.ts";

/** Requests that are made of a transaction before the page may answer. */
export const AT_ONCE = 100;
const CLOCK = "clock";
const DEVICE = "device";
const REVISION = "revision";
/** The key under which it stands that an entry of the journal was executed, and which version of it. */
const executed = (journalKey: string): string => `executed/${journalKey}`;
/** Milliseconds for which it stands: as long as another tab may still be at an entry it has read. */
const REMEMBERED = 10 * 60_000;
/**
 * Milliseconds after which an entry is executed only where it still stands in the journal: a page that was frozen for
 * long comes to what another one has executed, and what says so is forgotten after `REMEMBERED`.
 */
export const TRUSTED = REMEMBERED / 2;

/** That an entry was executed. Earlier versions of the app wrote the time alone, and knew no versions of entries. */
const executionSchema = v.union([
  v.pipe(
    v.number(),
    v.transform((at) => ({ at, version: 0 })),
  ),
  v.object({ at: v.number(), version: v.number() }),
]);

function readExecution(value: unknown): v.InferOutput<typeof executionSchema> | undefined {
  const execution = v.safeParse(executionSchema, value);
  return execution.success ? execution.output : undefined;
}

/** The entry of the journal that a transaction executes. */
export interface ExecutedEntry {
  readonly key: string;
  readonly version: number;
  /** Whether it is executed only where this very version of it stands in the journal, and is removed from there. */
  readonly mustStand: boolean;
}

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
  /** Lets the page answer whoever touches it, in the midst of much work; the transaction stays open. */
  breathe(): Promise<unknown>;
}

/** What a transaction is to leave behind. */
export interface Result {
  readonly clock: ClockState;
  readonly records: readonly StoredRecord[];
  readonly library: readonly LibraryWrite[];
}

/**
 * Reads some records, works out what becomes of them and writes that, all or nothing, in one strictly durable
 * transaction. The clock is kept in the database, so tabs never share a reading. With `entry`, it is written down in the
 * same transaction that this version of it was executed; where that stands there already, or a later version does, for
 * another tab was first, nothing is written. The journal itself is none of its stores unless the entry must stand there:
 * an entry that had to wait for a transaction which is still open would be lost with the page. Resolves to the records
 * as they then stand. Throws what IndexedDB throws.
 */
export async function transact(
  database: Database,
  keys: readonly RecordKey[],
  entry: ExecutedEntry | undefined,
  withLibrary: boolean,
  work: (stored: Stored) => Result | Promise<Result>,
): Promise<readonly StoredRecord[]> {
  const stores: ("execution" | "records" | "library" | "journal")[] = ["execution", "records"];
  if (withLibrary) stores.push("library");
  if (entry?.mustStand) stores.push("journal");
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  const committed = transaction.done;
  try {
    const execution = transaction.objectStore("execution");
    const records = transaction.objectStore("records");
    // All is asked for at once, so that the transaction is short.
    const [mark, standing, known, time, last, ...rows] = await Promise.all([
      entry === undefined ? undefined : execution.get(executed(entry.key)),
      entry?.mustStand ? transaction.objectStore("journal").get(entry.key) : undefined,
      execution.get(DEVICE) as Promise<string | undefined>,
      execution.get(CLOCK) as Promise<ClockState | undefined>,
      execution.get(REVISION) as Promise<number | undefined>,
      ...keys.map(({ collection, id }) => records.get([collection, id])),
    ]);
    const found = new Map(rows.flatMap((row) => (row === undefined ? [] : [[recordKey(row), row] as const])));
    const record = (collection: string, id: string): StoredRecord | undefined =>
      withoutRow(found.get(recordKey({ collection, id })));
    if (entry !== undefined && isDone(entry, readExecution(mark)?.version, standing)) {
      // What another tab executed, and did not come to remove, is removed here.
      if (entry.mustStand && standing !== undefined && versionOf(standing) <= entry.version)
        await transaction.objectStore("journal").delete(entry.key);
      await committed;
      return [...found.values()].flatMap((row) => withoutRow(row) ?? []);
    }
    const device = known ?? randomId();
    const revision = (last ?? 0) + 1;
    // A transaction stays open while something is asked of it.
    const breathe = (): Promise<unknown> => execution.get(DEVICE);
    const result = await work({ clock: time ?? clockAtZero, device, revision, record, breathe });
    const requests: Promise<unknown>[] = [];
    // One that is refused at once aborts the others, which then have nobody else to tell.
    const ask = (request: Promise<unknown>): void => {
      request.catch(() => undefined);
      requests.push(request);
    };
    ask(execution.put(device, DEVICE));
    ask(execution.put(result.clock, CLOCK));
    if (result.records.length > 0) ask(execution.put(revision, REVISION));
    for (const changed of result.records) {
      ask(records.put(asRow(changed, revision)));
      if (requests.length % AT_ONCE === 0) await breathe();
    }
    if (result.library.length > 0) {
      const library = transaction.objectStore("library");
      for (const { shelf, id, value } of result.library) {
        ask(value === undefined ? library.delete([shelf, id]) : library.put(value, [shelf, id]));
        if (requests.length % AT_ONCE === 0) await breathe();
      }
    }
    if (entry !== undefined)
      ask(execution.put({ at: Date.now(), version: entry.version }, executed(entry.key)));
    if (entry?.mustStand) ask(transaction.objectStore("journal").delete(entry.key));
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

/** Whether an entry was executed already, or is no longer the one that stands in the journal where it must be. */
function isDone(entry: ExecutedEntry, executedVersion: number | undefined, standing: unknown): boolean {
  if (executedVersion !== undefined && executedVersion >= entry.version) return true;
  return entry.mustStand && (standing === undefined || versionOf(standing) !== entry.version);
}

/** The version of an entry as it lies in the journal, of whatever version of the app it is. */
export function versionOf(value: unknown): number {
  const version = v.safeParse(v.object({ version: v.number() }), value);
  return version.success ? version.output.version : 0;
}

/**
 * Removes an entry that was executed from the journal, unless a later version of it has been put there since: what its
 * tab goes on typing stays on the disk.
 */
export async function removeExecuted(database: Database, key: string, version: number): Promise<void> {
  const transaction = database.transaction("journal", "readwrite", { durability: "relaxed" });
  const standing: unknown = await transaction.store.get(key);
  if (standing !== undefined && versionOf(standing) <= version) await transaction.store.delete(key);
  await transaction.done;
}

/** Puts an entry that a page left outside the database into the journal, unless the same or a later version is there. */
export async function putUnlessThere(database: Database, key: string, value: unknown): Promise<void> {
  const transaction = database.transaction("journal", "readwrite");
  const standing: unknown = await transaction.store.get(key);
  if (standing === undefined || versionOf(standing) < versionOf(value))
    await transaction.store.put(value, key);
  await transaction.done;
}

/** What stands in the journal, in the order in which it was done. */
export async function readJournal(
  database: Database,
): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
  const { store } = database.transaction("journal");
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return keys.map((key, index) => ({ key, value: values[index] }));
}

/** Forgets the executions of entries that left the journal a while ago; `copied` are those a copy of which still stands. */
export async function forgetExecutions(
  database: Database,
  now: number,
  copied: readonly string[],
): Promise<void> {
  const transaction = database.transaction(["journal", "execution"], "readonly");
  const marks = IDBKeyRange.bound("executed/", "executed/\uffff");
  const execution = transaction.objectStore("execution");
  const [journal, keys, times] = await Promise.all([
    transaction.objectStore("journal").getAllKeys(),
    execution.getAllKeys(marks),
    execution.getAll(marks),
  ]);
  const noted = new Set([...journal, ...copied].map(executed));
  const old = keys.filter((key, index) => {
    const execution = readExecution(times[index]);
    return !noted.has(key) && (execution === undefined || now - execution.at > REMEMBERED);
  });
  if (old.length === 0) return;
  const removing = database.transaction("execution", "readwrite");
  await Promise.all([...old.map((key) => removing.store.delete(key)), removing.done]);
}

function asRow(record: StoredRecord, revision: number): RecordRow {
  return { ...record, changed: lastStamp(record) ?? ("" as Stamp), revision };
}
