import type { IDBPDatabase } from "idb";

/**
 * One step of the schema, from version `index` to `index + 1`. Steps are only ever added at the end; a step
 * that has shipped is never changed.
 */
export type Migration = (database: IDBPDatabase<never>) => void;

type AnyStores = IDBPDatabase<unknown>;

export const migrations: readonly Migration[] = [
  // 1: records (what the person owns), library (what can be had again), device (this device's own matters)
  (database) => {
    const stores = database as unknown as AnyStores;
    const records = stores.createObjectStore("records", { keyPath: ["collection", "id"] });
    records.createIndex("changed", "changed");
    stores.createObjectStore("library");
    stores.createObjectStore("device");
  },
];

/** The schema version this app writes. */
export const databaseVersion = migrations.length;

/** Brings a database of `oldVersion` forward, inside the upgrade transaction: all steps or none. */
export function migrate(database: IDBPDatabase<never>, oldVersion: number): void {
  for (const step of migrations.slice(oldVersion)) step(database);
}
