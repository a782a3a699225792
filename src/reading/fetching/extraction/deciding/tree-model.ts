/**
 * Boosted trees as a table of numbers. A tree's nodes stand one behind the other, its root first. An inner node has a
 * feature, a threshold and the place of its right child; its left one, for values up to the threshold, follows at once.
 */
export interface TreeModel {
  /** The score of a block before any tree has spoken. */
  readonly start: number;
  readonly trees: readonly Tree[];
}

export interface Tree {
  /** The feature of each node by its number, or -1 for a leaf. */
  readonly feature: readonly number[];
  /** The threshold of each inner node; what a leaf adds to the score. */
  readonly value: readonly number[];
  /** The right child of each inner node; 0 for a leaf. */
  readonly right: readonly number[];
}

/** The log-odds that a block belongs. */
export function treeScore(model: TreeModel, numbers: ArrayLike<number>): number {
  let score = model.start;
  for (const tree of model.trees) score += leafOf(tree, numbers);
  return score;
}

function leafOf({ feature, value, right }: Tree, numbers: ArrayLike<number>): number {
  let node = 0;
  for (let asked = feature[0] ?? -1; asked >= 0; asked = feature[node] ?? -1)
    node = (numbers[asked] ?? 0) <= (value[node] ?? 0) ? node + 1 : (right[node] ?? 0);
  return value[node] ?? 0;
}
