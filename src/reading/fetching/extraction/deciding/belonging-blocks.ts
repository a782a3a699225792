import type { BlockScores } from "./block-scores.ts";

/** How blocks are told that belong, from how sure a model is of each. */
export interface Choice {
  /** How much the linear model says beside the trees, from 0, nothing, to 1, all. */
  readonly blend: number;
  /** From here on a block belongs, from 0 to 1. */
  readonly threshold: number;
  /** So many blocks between two that belong do too, */
  readonly bridge: number;
  /** where each of them reaches this. */
  readonly bridgeThreshold: number;
  /** How much a block listens to its two neighbours, from 0, not at all, to 1/2, as much as to itself. */
  readonly listening: number;
}

/** How sure two models are that each block belongs, from 0 to 1. */
export function beliefsOf(
  scores: readonly BlockScores[],
  { blend }: Pick<Choice, "blend">,
): readonly number[] {
  return scores.map(({ trees, linear }) => 1 / (1 + Math.exp(-((1 - blend) * trees + blend * linear))));
}

/** Which blocks belong, in the order of the page. */
export function belongingBlocks(beliefs: readonly number[], choice: Choice): readonly boolean[] {
  const { threshold, bridge, bridgeThreshold, listening } = choice;
  const heard = beliefs.map((own, at) => {
    const [before, behind] = [beliefs[at - 1] ?? own, beliefs[at + 1] ?? own];
    return (1 - listening) * own + (listening * (before + behind)) / 2;
  });
  const belongs = heard.map((one) => one >= threshold);
  let last = -1;
  heard.forEach((_, at) => {
    if (!belongs[at]) return;
    const gap = at - last - 1;
    if (last >= 0 && gap > 0 && gap <= bridge) {
      const between = heard.slice(last + 1, at);
      if (between.every((one) => one >= bridgeThreshold)) belongs.fill(true, last + 1, at);
    }
    last = at;
  });
  return belongs;
}
