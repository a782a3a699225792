import { randomId } from "../records/identity.ts";
import { openDatabase } from "./database/database.ts";
import { failed, type Outcome, storageFailure, success } from "./database/failure.ts";

/** The id of this device, made the first time it is asked for. */
export async function deviceId(): Promise<Outcome<string>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const transaction = database.value.transaction("execution", "readwrite");
    const known = await transaction.store.get("device");
    const id = typeof known === "string" ? known : randomId();
    if (known === undefined) await transaction.store.put(id, "device");
    await transaction.done;
    return success(id);
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Another id for this device from now on, where a copy of its data lives elsewhere under the one it had. */
export async function renewDeviceId(): Promise<Outcome<string>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    const id = randomId();
    await database.value.put("execution", id, "device");
    return success(id);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
