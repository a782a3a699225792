import * as v from "valibot";
import { openDatabase } from "./database/database.ts";
import { failed, type Outcome, storageFailure, success } from "./database/failure.ts";
import { storedMatter } from "./device.ts";

/**
 * One of this device's own matters, where taking a failure for nothing would do harm: what cannot be read, or makes no sense to this version, is
 * a failure; undefined where there is none.
 */
export async function requireDevice<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<Outcome<T | undefined>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const value = await storedMatter(database.value, key);
    if (value === undefined) return success(undefined);
    const result = v.safeParse(schema, value);
    return result.success
      ? success(result.output)
      : failed({ kind: "failed", detail: `${key} makes no sense` });
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** The keys of this device's own matters that begin alike. */
export async function deviceKeys(prefix: string): Promise<Outcome<readonly string[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    return success(await database.value.getAllKeys("device", IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
  } catch (error) {
    return failed(storageFailure(error));
  }
}
