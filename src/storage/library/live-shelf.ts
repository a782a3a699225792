import { type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import { type Outcome, success } from "../database/failure.ts";
import { readShelf, writeLibrary } from "./library.ts";
import { onLibraryChange } from "./library-announcement.ts";

/** A shelf of the library that is small enough to be held as a whole, by the ids of what lies on it. */
export interface LiveShelf<T> {
  /** What lies there as it is known here; the same map until something changes. */
  readonly values: ReadonlySignal<ReadonlyMap<string, T>>;
  /** Reads it, once. */
  load(): Promise<Outcome<undefined>>;
  /** Reads it as it lies on the disk now: what another tab laid there last may not have been heard of yet. */
  catchUp(): Promise<Outcome<undefined>>;
  /** Lays values there in place of those of the same id, all or none. */
  keep(some: readonly T[]): Promise<Outcome<undefined>>;
}

/** Holds a shelf: read once, kept up with what this tab, others and the service worker lay there. */
export function liveShelf<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  idOf: (value: T) => string,
): LiveShelf<T> {
  const values = signal<ReadonlyMap<string, T>>(new Map());
  const beingWritten = new Set<string>();
  /** How many writes of this tab have ended: what was read meanwhile may be older than they are. */
  let written = 0;
  let loading: Promise<Outcome<undefined>> | undefined;
  let rereading = false;
  let changedAgain = false;

  /** Many changes in a row are read once more, not once each. */
  async function reread(): Promise<void> {
    changedAgain = true;
    if (rereading) return;
    rereading = true;
    while (changedAgain) {
      changedAgain = false;
      await readAll();
    }
    rereading = false;
  }

  async function readAll(): Promise<Outcome<undefined>> {
    const before = written;
    const found = await readShelf(name);
    if (!found.ok) return found;
    if (before !== written) return readAll();
    values.value = new Map(
      found.value.flatMap((value) => {
        const read = v.safeParse(schema, value);
        return read.success ? [[idOf(read.output), read.output] as const] : [];
      }),
    );
    return success(undefined);
  }

  async function begin(): Promise<Outcome<undefined>> {
    const outcome = await readAll();
    if (outcome.ok)
      onLibraryChange((changed) => {
        if (changed.some(({ shelf, id }) => shelf === name && !beingWritten.has(id))) void reread();
      });
    else loading = undefined;
    return outcome;
  }

  function load(): Promise<Outcome<undefined>> {
    loading ??= begin();
    return loading;
  }

  return {
    values,
    load,
    catchUp: () => (loading === undefined ? load() : loading.then(readAll)),
    async keep(some) {
      for (const value of some) beingWritten.add(idOf(value));
      try {
        const outcome = await writeLibrary(
          name,
          Object.fromEntries(some.map((value) => [idOf(value), value])),
        );
        if (outcome.ok)
          values.value = new Map([...values.peek(), ...some.map((value) => [idOf(value), value] as const)]);
        return outcome;
      } finally {
        written++;
        for (const value of some) beingWritten.delete(idOf(value));
      }
    },
  };
}
