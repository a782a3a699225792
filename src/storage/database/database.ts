import { signal } from "@preact/signals";
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Stamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { failed, type Outcome, type StorageFailure, storageFailure, success } from "./failure.ts";
import { databaseVersion, migrate } from "./migrations.ts";

/** A record with what is found by an index beside it. */
export type RecordRow = StoredRecord & {
  /** Its last stamp, so that what changed since a stamp can be counted. */
  readonly changed: Stamp;
  /** The number of the transaction that left it as it stands; none where that was before there were numbers. */
  readonly revision?: number;
};

export interface WaysideSchema extends DBSchema {
  records: {
    key: [collection: string, id: string];
    value: RecordRow;
    indexes: { changed: string; revision: number; file: string };
  };
  library: { key: [shelf: string, id: string]; value: unknown };
  device: { key: string; value: unknown };
  journal: { key: string; value: unknown };
  execution: { key: string; value: unknown };
}

export type Database = IDBPDatabase<WaysideSchema>;

export const databaseName = "wayside";

/** The state of the database that concerns the person; undefined while all is well. */
export const databaseTrouble = signal<StorageFailure | undefined>(undefined);

let opening: Promise<Outcome<Database>> | undefined;
let current: Database | undefined;

/** The one database of this origin, opened once. A failure is a value; the next call tries again. */
export function openDatabase(): Promise<Outcome<Database>> {
  opening ??= open().then((outcome) => {
    databaseTrouble.value = outcome.ok ? undefined : outcome.failure;
    if (outcome.ok) current = outcome.value;
    else opening = undefined;
    return outcome;
  });
  return opening;
}

/**
 * The database where it is open already, so that a write can begin in the very task in which something was done;
 * undefined while it is still being opened.
 */
export function databaseNow(): Database | undefined {
  return current;
}

async function open(): Promise<Outcome<Database>> {
  if (!("indexedDB" in globalThis) || globalThis.indexedDB === null) {
    return failed({ kind: "unavailable", detail: "no IndexedDB" });
  }
  try {
    const database = await openDB<WaysideSchema>(databaseName, databaseVersion, {
      upgrade: (upgrading, oldVersion, _new, upgrade) =>
        migrate(
          upgrading as unknown as IDBPDatabase<unknown>,
          oldVersion,
          upgrade as unknown as IDBPTransaction<unknown, string[], "versionchange">,
        ),
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
        opening = undefined;
        current = undefined;
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
  const outcome = await opening;
  if (outcome?.ok) outcome.value.close();
  opening = undefined;
  current = undefined;
  await deleteDB(databaseName);
}
