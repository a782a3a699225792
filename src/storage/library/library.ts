import { type Database, databaseNow, openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { announceLibrary } from "./library-announcement.ts";
import type { LibraryWrite } from "./library-write.ts";

/** Reads from the library, or says why that cannot be done. */
async function reading<T>(read: (database: Database) => Promise<T>): Promise<Outcome<T>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    return success(await read(database.value));
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/**
 * The library holds what can be had again: article bodies, images, outlines. It is not synced. What is read is
 * handed back as unknown; the shelf's owner knows its shape.
 */
export function readLibrary(shelf: string, id: string): Promise<Outcome<unknown>> {
  return reading((database) => database.get("library", [shelf, id]));
}

/** Everything on a shelf whose id begins with `prefix`. */
export function readShelf(shelf: string, prefix = ""): Promise<Outcome<readonly unknown[]>> {
  return reading((database) => database.getAll("library", shelfRange(shelf, prefix)));
}

/** Everything on a shelf with the ids it is known by. */
export function readShelfEntries(
  shelf: string,
): Promise<Outcome<readonly (readonly [id: string, value: unknown])[]>> {
  return reading(async (database) => {
    const { store } = database.transaction("library");
    const range = shelfRange(shelf, "");
    const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
    return keys.map(([, id], index) => [id, values[index]] as const);
  });
}

/** The ids on a shelf that begin with `prefix`. */
export function listShelf(shelf: string, prefix = ""): Promise<Outcome<readonly string[]>> {
  return reading(async (database) =>
    (await database.getAllKeys("library", shelfRange(shelf, prefix))).map(([, id]) => id),
  );
}

/**
 * Stores values on a shelf, all or none; undefined removes. Nothing is read first, so it is on its way to the disk
 * when this returns, where the database is open.
 */
export function writeLibrary(
  shelf: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Outcome<undefined>> {
  const writes = Object.entries(values).map(([id, value]) => ({ shelf, id, value }));
  const database = databaseNow();
  if (database !== undefined) return writeIn(database, writes);
  return openDatabase().then((opened) => (opened.ok ? writeIn(opened.value, writes) : opened));
}

async function writeIn(database: Database, writes: readonly LibraryWrite[]): Promise<Outcome<undefined>> {
  try {
    const transaction = database.transaction("library", "readwrite");
    const requests = writes.map(({ shelf, id, value }) =>
      value === undefined ? transaction.store.delete([shelf, id]) : transaction.store.put(value, [shelf, id]),
    );
    const ended = transaction.done.catch((error: unknown) => {
      throw transaction.error ?? error;
    });
    transaction.commit();
    await Promise.all([ended, ...requests]);
    announceLibrary(writes);
    return success(undefined);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The keys of a shelf that begin with `prefix`. */
export function shelfRange(shelf: string, prefix: string): IDBKeyRange {
  return IDBKeyRange.bound([shelf, prefix], [shelf, `${prefix}\uffff`]);
}
