import { openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";

/**
 * The library holds what can be had again: article bodies, images, outlines. It is not synced. What is read is
 * handed back as unknown; the shelf's owner knows its shape.
 */
export async function readLibrary(shelf: string, id: string): Promise<unknown> {
  const database = await openDatabase();
  return database.ok ? database.value.get("library", [shelf, id]) : undefined;
}

/** Everything on a shelf whose id begins with `prefix`. */
export async function readShelf(shelf: string, prefix = ""): Promise<readonly unknown[]> {
  const database = await openDatabase();
  return database.ok ? database.value.getAll("library", shelfRange(shelf, prefix)) : [];
}

/** Everything on a shelf with the ids it is known by. */
export async function readShelfEntries(
  shelf: string,
): Promise<readonly (readonly [id: string, value: unknown])[]> {
  const database = await openDatabase();
  if (!database.ok) return [];
  const { store } = database.value.transaction("library");
  const range = shelfRange(shelf, "");
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return keys.map(([, id], index) => [id, values[index]] as const);
}

/** The ids on a shelf that begin with `prefix`. */
export async function listShelf(shelf: string, prefix = ""): Promise<readonly string[]> {
  const database = await openDatabase();
  if (!database.ok) return [];
  return (await database.value.getAllKeys("library", shelfRange(shelf, prefix))).map(([, id]) => id);
}

/** Stores values on a shelf, all or none; undefined removes. */
export async function writeLibrary(
  shelf: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Outcome<undefined>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const transaction = database.value.transaction("library", "readwrite");
    for (const [id, value] of Object.entries(values)) {
      if (value === undefined) void transaction.store.delete([shelf, id]);
      else void transaction.store.put(value, [shelf, id]);
    }
    await transaction.done;
    return success(undefined);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The keys of a shelf that begin with `prefix`. */
export function shelfRange(shelf: string, prefix: string): IDBKeyRange {
  return IDBKeyRange.bound([shelf, prefix], [shelf, `${prefix}\uffff`]);
}
