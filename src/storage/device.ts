import * as v from "valibot";
import { type Database, databaseNow, openDatabase } from "./database/database.ts";
import { failed, type Outcome, storageFailure, success } from "./database/failure.ts";

/** Reads one of this device's own matters, which no other device needs to know; the fallback where it is missing or senseless. */
export async function readDevice<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): Promise<T> {
  const database = await openDatabase();
  if (!database.ok) return fallback;
  try {
    const result = v.safeParse(schema, await database.value.get("device", key));
    return result.success ? result.output : fallback;
  } catch {
    // A setting that cannot be read is as one that was never made; what was written stays.
    return fallback;
  }
}

/** Keeps one of this device's own matters; on its way to the disk when this returns, where the database is open. */
export function writeDevice(key: string, value: unknown): Promise<Outcome<undefined>> {
  const database = databaseNow();
  if (database !== undefined) return writeIn(database, key, value);
  return openDatabase().then((opened) => (opened.ok ? writeIn(opened.value, key, value) : opened));
}

async function writeIn(database: Database, key: string, value: unknown): Promise<Outcome<undefined>> {
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
  }
}
