import * as v from "valibot";
import { randomId } from "../records/identity.ts";
import { openDatabase } from "./database/database.ts";
import { failed, type Outcome, storageFailure, success } from "./database/failure.ts";

/** Reads one of this device's own matters, which no other device needs to know; the fallback where it is missing or senseless. */
export async function readDevice<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): Promise<T> {
  const database = await openDatabase();
  if (!database.ok) return fallback;
  const result = v.safeParse(schema, await database.value.get("device", key));
  return result.success ? result.output : fallback;
}

/** Keeps one of this device's own matters. */
export async function writeDevice(key: string, value: unknown): Promise<Outcome<undefined>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    await database.value.put("device", value, key);
    return success(undefined);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The id of this device, made the first time it is asked for. */
export async function deviceId(): Promise<Outcome<string>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const transaction = database.value.transaction("device", "readwrite");
    const known = await transaction.store.get("id");
    const id = typeof known === "string" ? known : randomId();
    if (known === undefined) await transaction.store.put(id, "id");
    await transaction.done;
    return success(id);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
