import type { IDBPDatabase, IDBPTransaction } from "idb";

type Upgrade = IDBPTransaction<unknown, string[], "versionchange">;

/**
 * One step of the schema, from version `index` to `index + 1`. Steps are only ever added at the end; a step
 * that has shipped is never changed.
 */
export type Migration = (database: IDBPDatabase<unknown>, upgrade: Upgrade) => Promise<void> | void;

export const migrations: readonly Migration[] = [
  // 1: records (what the person owns), library (what can be had again), device (this device's own matters)
  (database) => {
    const records = database.createObjectStore("records", { keyPath: ["collection", "id"] });
    records.createIndex("changed", "changed");
    database.createObjectStore("library");
    database.createObjectStore("device");
  },
  // 2: journal (what was done and is not yet executed), execution (the clock, and what of the journal was executed);
  // what was known of the one place to meet is that place's
  async (database, upgrade) => {
    database.createObjectStore("journal");
    database.createObjectStore("execution");
    const device = upgrade.objectStore("device");
    const move = async (from: string, to: string, store: "device" | "execution"): Promise<void> => {
      const value: unknown = await device.get(from);
      if (value === undefined) return;
      await upgrade.objectStore(store).put(value, to);
      await device.delete(from);
    };
    await move("clock", "clock", "execution");
    await move("id", "device", "execution");
    for (const name of ["merged-files", "last-meeting"]) await move(name, `places/gateway/${name}`, "device");
  },
  // 3: records are numbered in the order in which they came to stand as they do, so that what changed since a meeting
  // is found by an index; those of before have no number and go with a snapshot. Those that need a file are found too.
  (_, upgrade) => {
    const records = upgrade.objectStore("records");
    records.createIndex("revision", "revision");
    records.createIndex("file", "fields.file.hash");
  },
];

/** The schema version this app writes. */
export const databaseVersion = migrations.length;

/** Brings a database of `oldVersion` forward, inside the upgrade transaction: all steps or none. */
export async function migrate(
  database: IDBPDatabase<unknown>,
  oldVersion: number,
  upgrade: Upgrade,
): Promise<void> {
  for (const step of migrations.slice(oldVersion)) await step(database, upgrade);
}
