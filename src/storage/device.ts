import * as v from "valibot";
import { type Database, databaseNow, openDatabase } from "./database/database.ts";
import { failed, type Outcome, storageFailure, success } from "./database/failure.ts";
import { deviceCopy, dropDeviceCopy, keepDeviceCopy, valueInCopy } from "./device-copies.ts";

/** Reads one of this device's own matters, which no other device needs to know; the fallback where it is missing or senseless. */
export async function readDevice<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): Promise<T> {
  const database = await openDatabase();
  if (!database.ok) return fallback;
  try {
    const result = v.safeParse(schema, await storedMatter(database.value, key));
    return result.success ? result.output : fallback;
  } catch {
    // A setting that cannot be read is as one that was never made; what was written stays.
    return fallback;
  }
}

/** One of this device's own matters as it stands: in the copy that a page left behind, else in the database. */
export async function storedMatter(database: Database, key: string): Promise<unknown> {
  const copy = deviceCopy(key);
  if (copy === undefined) return database.get("device", key);
  const left = valueInCopy(copy);
  void writeLeft(database, key, copy, left);
  return left === undefined ? database.get("device", key) : left.value;
}

/** Keeps one of this device's own matters; it outlives the page from when this returns. */
export function writeDevice(key: string, value: unknown): Promise<Outcome<undefined>> {
  const copy = keepDeviceCopy(key, value);
  const database = databaseNow();
  if (database !== undefined) return writeIn(database, key, value, copy);
  return openDatabase().then((opened) => (opened.ok ? writeIn(opened.value, key, value, copy) : opened));
}

async function writeIn(
  database: Database,
  key: string,
  value: unknown,
  copy: string | undefined,
): Promise<Outcome<undefined>> {
  try {
    const transaction = database.transaction("device", "readwrite");
    const ended = transaction.done.catch((error: unknown) => {
      throw transaction.error ?? error;
    });
    const request = transaction.store.put(value, key);
    transaction.commit();
    await Promise.all([ended, request]);
    return success(undefined);
  } catch (error) {
    return failed(storageFailure(error));
  } finally {
    // Where it could not be written its control says so: it does not come back at the next start.
    if (copy !== undefined) dropDeviceCopy(key, copy);
  }
}

/** Writes what a page that ended left behind, unless a later copy was kept since. */
async function writeLeft(
  database: Database,
  key: string,
  copy: string,
  left: { readonly value: unknown } | undefined,
): Promise<void> {
  try {
    const transaction = database.transaction("device", "readwrite");
    // Asked first, so that the copy is looked at when it is this transaction's turn.
    await transaction.store.getKey(key);
    if (left !== undefined && deviceCopy(key) === copy) await transaction.store.put(left.value, key);
    await transaction.done;
    dropDeviceCopy(key, copy);
  } catch {
    // It stands in its copy until the next time.
  }
}
