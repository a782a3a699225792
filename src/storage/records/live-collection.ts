import { type Signal, signal } from "@preact/signals";
import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { onChange } from "./announcement.ts";

export type Entry<T> = T & { readonly id: string };

/** The records of a collection as the screens read them; undefined until they have been read once. */
export interface LiveCollection<T> {
  readonly entries: Signal<ReadonlyMap<string, Entry<T>> | undefined>;
  /** Reads the records of the ids that begin with `prefix` (all of them by default), once. */
  load(prefix?: string): Promise<void>;
}

/**
 * A signal over one collection, fed by the database at first and by every change after, of this tab and others.
 */
export function liveCollection<T>(collection: Collection<T>): LiveCollection<T> {
  const entries = signal<ReadonlyMap<string, Entry<T>> | undefined>(undefined);
  const loads = new Map<string, Promise<void>>();
  /** What changed while a first reading was under way is newer than what it read. */
  const heard = new Map<string, StoredRecord>();

  function apply(records: readonly StoredRecord[]): void {
    const next = new Map(entries.value);
    for (const record of records) {
      const entry = isDeleted(record) ? undefined : collection.read(record);
      if (entry === undefined) next.delete(record.id);
      else next.set(record.id, entry);
    }
    entries.value = next;
  }

  onChange((changed) => {
    const mine = changed.filter((record) => record.collection === collection.name);
    if (mine.length === 0) return;
    if (loads.size === 0) return;
    for (const record of mine) heard.set(record.id, record);
    if (entries.value !== undefined) apply(mine);
  });

  async function read(prefix: string): Promise<void> {
    const database = await openDatabase();
    if (!database.ok) {
      loads.delete(prefix);
      entries.value ??= new Map();
      return;
    }
    const range = IDBKeyRange.bound([collection.name, prefix], [collection.name, `${prefix}\uffff`]);
    const rows: readonly StoredRecord[] = await database.value.getAll("records", range);
    apply(rows.map((row) => heard.get(row.id) ?? row));
    apply([...heard.values()].filter((record) => record.id.startsWith(prefix)));
    heard.clear();
  }

  return {
    entries,
    load(prefix = "") {
      let load = loads.get("") ?? loads.get(prefix);
      if (load === undefined) {
        load = read(prefix);
        loads.set(prefix, load);
      }
      return load;
    },
  };
}
