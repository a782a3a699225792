import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Collection } from "../../records/collection.ts";
import { isDeleted, type StoredRecord } from "../../records/record.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { failed, type Outcome, type StorageFailure, storageFailure, success } from "../database/failure.ts";
import { nextTask } from "../database/next-task.ts";
import { isFlowing, onChange, onFlowEnd } from "./announcement.ts";
import { projectedOf } from "./projected-records.ts";
import { recovered } from "./recover-journal.ts";

export type Entry<T> = T & { readonly id: string };

/** What became of one entry; undefined where there was or is none. */
export interface EntryChange<T> {
  readonly id: string;
  readonly before: Entry<T> | undefined;
  readonly after: Entry<T> | undefined;
}

/** How far the reading of a collection has come. */
export type Reading =
  | { readonly kind: "unread" }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly failure: StorageFailure };

/** The records of a collection as the screens read them: fed by the database at first, then by every change. */
export interface LiveCollection<T> {
  readonly reading: ReadonlySignal<Reading>;
  /** Counts the changes of any entry; who reads it follows all of them. */
  readonly revision: ReadonlySignal<number>;
  /** Reads the records of the ids that begin with `prefix` (all of them by default), once. */
  load(prefix?: string): Promise<Outcome<undefined>>;
  /** One entry; who reads it follows that one alone. */
  get(id: string): Entry<T> | undefined;
  /** One entry as it is now; follows nothing. */
  peek(id: string): Entry<T> | undefined;
  /** All entries as they are now; follows nothing. */
  values(): Iterable<Entry<T>>;
  /** Calls the listener with every change before any signal tells of it; the returned function stops it. */
  follow(listener: (changes: readonly EntryChange<T>[]) => void): () => void;
}

/** Milliseconds between two looks at the whole while much comes in: what is read meanwhile should not move each time. */
const WHILE_FLOWING = 4000;
/** Records read and parsed in one go: so few that a slow phone answers a touch in between. */
const SLICE = 250;

/** A live reading of one collection. */
export function liveCollection<T>(collection: Collection<T, object, string>): LiveCollection<T> {
  const entries = new Map<string, Entry<T>>();
  const single = new Map<string, Signal<Entry<T> | undefined>>();
  const reading = signal<Reading>({ kind: "unread" });
  const revision = signal(0);
  const listeners = new Set<(changes: readonly EntryChange<T>[]) => void>();
  const loads = new Map<string, Promise<Outcome<undefined>>>();
  /** What changed while a first reading was under way is newer than what it read. */
  const heard = new Map<string, StoredRecord>();
  let under = 0;

  function apply(records: readonly StoredRecord[]): void {
    const changes: EntryChange<T>[] = [];
    for (const record of records) {
      const { id } = record;
      const before = entries.get(id);
      const after = isDeleted(record) ? undefined : collection.read(record);
      if (before === undefined && after === undefined) continue;
      if (after === undefined) entries.delete(id);
      else entries.set(id, after);
      changes.push({ id, before, after });
    }
    if (changes.length === 0) return;
    for (const listener of listeners) listener(changes);
    for (const { id, after } of changes) {
      const one = single.get(id);
      if (one !== undefined) one.value = after;
    }
    if (isFlowing()) later ??= setTimeout(tellAll, WHILE_FLOWING);
    else tellAll();
  }

  let later: ReturnType<typeof setTimeout> | undefined;
  function tellAll(): void {
    clearTimeout(later);
    later = undefined;
    revision.value++;
  }
  onFlowEnd(() => {
    // In a task of its own: other collections have something to show now too.
    if (later === undefined) return;
    clearTimeout(later);
    later = setTimeout(tellAll);
  });

  onChange((changed) => {
    if (loads.size === 0) return;
    const mine = changed.filter((record) => record.collection === collection.name);
    if (mine.length === 0) return;
    if (under > 0) for (const record of mine) heard.set(record.id, record);
    apply(mine);
  });

  async function read(prefix: string): Promise<Outcome<undefined>> {
    const opened = await openDatabase();
    if (!opened.ok) {
      loads.delete(prefix);
      reading.value = { kind: "failed", failure: opened.failure };
      return opened;
    }
    under++;
    try {
      const records: StoredRecord[] = [];
      for await (const rows of slices(opened.value, collection.name, prefix)) records.push(...rows);
      await recovered();
      const waiting = projectedOf(collection.name);
      for (let start = 0; start < records.length; start += SLICE) {
        if (start > 0) await nextTask();
        apply(records.slice(start, start + SLICE).map((row) => heard.get(row.id) ?? row));
      }
      apply([...heard.values(), ...waiting].filter((record) => record.id.startsWith(prefix)));
      reading.value = { kind: "ready" };
      return success(undefined);
    } catch (error) {
      loads.delete(prefix);
      const failure = storageFailure(error);
      reading.value = { kind: "failed", failure };
      return failed(failure);
    } finally {
      if (--under === 0) heard.clear();
    }
  }

  return {
    reading,
    revision,
    load(prefix = "") {
      let load = loads.get("") ?? loads.get(prefix);
      if (load === undefined) {
        load = read(prefix);
        loads.set(prefix, load);
      }
      return load;
    },
    get(id) {
      let one = single.get(id);
      if (one === undefined) {
        one = signal(entries.get(id));
        single.set(id, one);
      }
      return one.value;
    },
    peek: (id) => entries.get(id),
    values: () => entries.values(),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The rows of a collection, some at a time: each asked for in a task of its own. */
async function* slices(
  database: Database,
  collection: string,
  prefix: string,
): AsyncGenerator<readonly StoredRecord[]> {
  const end = [collection, `${prefix}\uffff`] as const;
  let from: string | undefined;
  while (true) {
    const range =
      from === undefined
        ? IDBKeyRange.bound([collection, prefix], [...end])
        : IDBKeyRange.bound([collection, from], [...end], true);
    const rows = await database.getAll("records", range, SLICE);
    yield rows;
    if (rows.length < SLICE) return;
    from = rows.at(-1)?.id;
    await nextTask();
  }
}
