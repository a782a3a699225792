import { signal } from "@preact/signals";
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Stamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { failed, type Outcome, type StorageFailure, storageFailure, success } from "./failure.ts";
import { databaseVersion, migrate } from "./migrations.ts";

/** A record with its last stamp beside it, so that what changed since a stamp can be counted by an index. */
export type RecordRow = StoredRecord & { readonly changed: Stamp };

export interface WaysideSchema extends DBSchema {
  records: { key: [collection: string, id: string]; value: RecordRow; indexes: { changed: string } };
  library: { key: [shelf: string, id: string]; value: unknown };
  device: { key: string; value: unknown };
}

export type Database = IDBPDatabase<WaysideSchema>;

export const databaseName = "wayside";

/** The state of the database that concerns the person; undefined while all is well. */
export const databaseTrouble = signal<StorageFailure | undefined>(undefined);

let opened: Promise<Outcome<Database>> | undefined;

/** The one database of this origin, opened once. A failure is a value; the next call tries again. */
export function openDatabase(): Promise<Outcome<Database>> {
  opened ??= open().then((outcome) => {
    databaseTrouble.value = outcome.ok ? undefined : outcome.failure;
    if (!outcome.ok) opened = undefined;
    return outcome;
  });
  return opened;
}

async function open(): Promise<Outcome<Database>> {
  if (!("indexedDB" in globalThis) || globalThis.indexedDB === null) {
    return failed({ kind: "unavailable", detail: "no IndexedDB" });
  }
  try {
    const database = await openDB<WaysideSchema>(databaseName, databaseVersion, {
      upgrade: (upgrading, oldVersion) => migrate(upgrading as unknown as IDBPDatabase<never>, oldVersion),
      // Another tab still holds the older version: say so, and go on by itself once it lets go.
      blocked: () => {
        databaseTrouble.value = { kind: "blocked" };
      },
      // A newer version of the app waits in another tab: let it through, this tab can only be read from now on.
      blocking: (_current, _next, event) => {
        (event.target as IDBDatabase).close();
        databaseTrouble.value = { kind: "newer-database" };
      },
      terminated: () => {
        opened = undefined;
      },
    });
    return success(database);
  } catch (error) {
    const failure = storageFailure(error);
    return failed(failure.kind === "failed" ? { kind: "unavailable", detail: failure.detail } : failure);
  }
}

/** Closes and removes the database; for tests that begin with nothing. */
export async function removeDatabase(): Promise<void> {
  const outcome = await opened;
  if (outcome?.ok) outcome.value.close();
  opened = undefined;
  await deleteDB(databaseName);
}
