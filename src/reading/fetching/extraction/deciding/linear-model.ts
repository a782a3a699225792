/** A weighted sum of features, each brought to one scale (logistic regression). */
export interface LinearModel {
  readonly start: number;
  /** For each feature what is taken from it, what it is divided by, and its weight. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly weight: readonly number[];
}

/** Values farther out than so many spreads say no more than those there. */
const FARTHEST = 4;

/** The log-odds that a block belongs. */
export function linearScore(
  { start, mean, spread, weight }: LinearModel,
  numbers: ArrayLike<number>,
): number {
  let score = start;
  for (let at = 0; at < weight.length; at++)
    score += (weight[at] ?? 0) * scaled(numbers[at] ?? 0, mean[at] ?? 0, spread[at] ?? 1);
  return score;
}

export function scaled(value: number, mean: number, spread: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / spread));
}
