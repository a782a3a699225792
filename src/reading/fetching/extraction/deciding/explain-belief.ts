import type { ArticleModel } from "./article-model.ts";
import { scaled } from "./linear-model.ts";
import type { Tree } from "./tree-model.ts";

/** How much a feature moved the score of a block: above 0 for it, below against it. */
export interface Speaker {
  readonly feature: string;
  readonly number: number;
  readonly moved: number;
}

/**
 * What spoke for and against a block, the loudest first. Each step down a tree moves what the tree would say, the mean
 * of the leaves below; the move is put down to the feature that was asked (Saabas 2014). The linear model says it itself.
 */
export function explainBelief(
  { features, trees, linear, choice }: ArticleModel,
  numbers: ArrayLike<number>,
): readonly Speaker[] {
  const moved = new Map<number, number>();
  for (const tree of trees.trees) {
    const means = meansOf(tree);
    let node = 0;
    for (let asked = tree.feature[0] ?? -1; asked >= 0; asked = tree.feature[node] ?? -1) {
      const next = (numbers[asked] ?? 0) <= (tree.value[node] ?? 0) ? node + 1 : (tree.right[node] ?? 0);
      moved.set(
        asked,
        (moved.get(asked) ?? 0) + (1 - choice.blend) * ((means[next] ?? 0) - (means[node] ?? 0)),
      );
      node = next;
    }
  }
  linear.weight.forEach((weight, at) => {
    const by = weight * scaled(numbers[at] ?? 0, linear.mean[at] ?? 0, linear.spread[at] ?? 1);
    moved.set(at, (moved.get(at) ?? 0) + choice.blend * by);
  });
  return [...moved]
    .map(([feature, by]) => ({
      feature: features[feature] ?? "",
      number: numbers[feature] ?? 0,
      moved: by,
    }))
    .sort((one, other) => Math.abs(other.moved) - Math.abs(one.moved));
}

/** For each node the mean of its two children's, of a leaf its value. */
function meansOf({ feature, value, right }: Tree): readonly number[] {
  const means = [...value];
  // Children stand behind their parents.
  for (let node = feature.length - 1; node >= 0; node--)
    if ((feature[node] ?? -1) >= 0)
      means[node] = ((means[node + 1] ?? 0) + (means[right[node] ?? 0] ?? 0)) / 2;
  return means;
}
