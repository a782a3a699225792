import { type Signal, signal } from "@preact/signals";
import type { Entry, LiveCollection } from "./live-collection.ts";

/** The entries of a collection by what they belong to; who reads one group follows that one alone. */
export interface GroupedView<T> {
  get(group: string): readonly Entry<T>[];
}

const none: readonly never[] = [];

/** Groups entries by a part of them that never changes, each group in the order of the ids. */
export function groupedView<T>(
  collection: LiveCollection<T>,
  groupOf: (entry: Entry<T>) => string,
): GroupedView<T> {
  const groups = new Map<string, Signal<readonly Entry<T>[]>>();
  const group = (name: string): Signal<readonly Entry<T>[]> => {
    let found = groups.get(name);
    if (found === undefined) {
      found = signal(none);
      groups.set(name, found);
    }
    return found;
  };
  const put = (name: string, id: string, entry: Entry<T> | undefined): void => {
    const found = group(name);
    const others = found.peek().filter((one) => one.id !== id);
    found.value =
      entry === undefined ? others : [...others, entry].sort((one, other) => (one.id < other.id ? -1 : 1));
  };
  for (const entry of collection.values()) put(groupOf(entry), entry.id, entry);
  collection.follow((changes) => {
    for (const { id, before, after } of changes) {
      const either = after ?? before;
      if (either !== undefined) put(groupOf(either), id, after);
    }
  });
  return { get: (name) => group(name).value };
}
