import type { Choice } from "./belonging-blocks.ts";
import type { BlockScores } from "./block-scores.ts";
import { type LinearModel, linearScore } from "./linear-model.ts";
import { type TreeModel, treeScore } from "./tree-model.ts";

/** What `npm run train-extraction` writes: two models of the same features, and how blocks are told by them. */
export interface ArticleModel {
  /** The names of the features, in the order in which a block's numbers come. */
  readonly features: readonly string[];
  readonly trees: TreeModel;
  readonly linear: LinearModel;
  readonly choice: Choice;
}

/** What both models say of a block. */
export function scoresOf(
  { trees, linear }: Pick<ArticleModel, "trees" | "linear">,
  numbers: ArrayLike<number>,
): BlockScores {
  return { trees: treeScore(trees, numbers), linear: linearScore(linear, numbers) };
}
