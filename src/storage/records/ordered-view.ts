import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Entry, EntryChange, LiveCollection } from "./live-collection.ts";

/** More changes at once than this, and the view is put in order anew. */
const MANY = 50;

export interface Order<T> {
  includes(entry: Entry<T>): boolean;
  /** Below 0 where the one comes first. Entries it cannot tell apart are ordered by id. */
  compare(one: Entry<T>, other: Entry<T>): number;
}

export interface OrderedView<T> {
  /** The entries that belong to the view, in order; the same array until one of them changes. Empty before the reading. */
  readonly items: ReadonlySignal<readonly Entry<T>[]>;
  /** Looks anew whether an entry belongs to it, where that hangs on more than the entry. */
  refresh(id: string): void;
}

/**
 * Some entries of a collection in order, kept by putting what changes in its place, not by sorting all of them. The
 * order may read signals: where it becomes another one, the view is sorted once.
 */
export function orderedView<T>(collection: LiveCollection<T>, order: () => Order<T>): OrderedView<T> {
  let items: Entry<T>[] | undefined;
  let current: Order<T> | undefined;
  const refreshes = signal(0);

  const compare = (one: Entry<T>, other: Entry<T>): number =>
    (current?.compare(one, other) ?? 0) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

  const placeOf = (list: readonly Entry<T>[], entry: Entry<T>): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = list[middle];
      if (there !== undefined && compare(there, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const replace = (list: Entry<T>[], { before, after }: EntryChange<T>): void => {
    if (before !== undefined) {
      const at = placeOf(list, before);
      if (list[at]?.id === before.id) list.splice(at, 1);
    }
    if (after !== undefined && current?.includes(after) === true) list.splice(placeOf(list, after), 0, after);
  };

  const sort = (): void => {
    const included = [...collection.values()].filter((entry) => current?.includes(entry) === true);
    items = included.sort(compare);
  };

  const concerns = ({ before, after }: EntryChange<T>): boolean => {
    const was = before !== undefined && items?.[placeOf(items, before)]?.id === before.id;
    return was || (after !== undefined && current?.includes(after) === true);
  };

  collection.follow((changes) => {
    if (items === undefined) return;
    if (changes.length > MANY) {
      items = undefined;
      return;
    }
    if (!changes.some(concerns)) return;
    const next = [...items];
    for (const change of changes) replace(next, change);
    items = next;
  });

  return {
    items: computed(() => {
      collection.revision.value;
      refreshes.value;
      const next = order();
      if (next !== current) {
        current = next;
        items = undefined;
      }
      if (items === undefined) sort();
      return items ?? [];
    }),
    refresh(id) {
      const entry = collection.peek(id);
      if (items === undefined || entry === undefined) return;
      const next = [...items];
      replace(next, { id, before: entry, after: entry });
      items = next;
      refreshes.value++;
    },
  };
}
