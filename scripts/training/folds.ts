import { grouped } from "./grouped.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";

/** Items parted into so many folds; items of one group, the pages of a site, stand in one fold. By the seed alone. */
export function foldsByGroup<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  count: number,
  seed: number,
): readonly (readonly Item[])[] {
  const groups = grouped(items, groupOf);
  const order = shuffled([...groups.keys()].sort(), seededRandom(seed));
  const folds: Item[][] = Array.from({ length: count }, () => []);
  for (const group of order) {
    const smallest = folds.reduce((least, fold) => (fold.length < least.length ? fold : least));
    smallest.push(...(groups.get(group) ?? []));
  }
  return folds;
}
