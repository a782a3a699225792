/** Finds how blocks are best told that belong: by the figures of pages whose blocks a model was not trained on. */

import type { PageOfBlocks } from "../../benchmarks/extraction/measured-blocks.ts";
import { scoreOf, tally, type Wanted, wantedOf } from "../../benchmarks/extraction/measures.ts";
import {
  belongingBlocks,
  type Choice,
} from "../../src/reading/fetching/extraction/deciding/belonging-blocks.ts";

import { grouped } from "./grouped.ts";

/** A page with how sure a model is of each of its blocks that did not know it. */
export interface BelievedPage {
  readonly page: PageOfBlocks;
  readonly beliefs: readonly number[];
}

const thresholds = [0.3, 0.36, 0.42, 0.48, 0.54, 0.6, 0.66];
const bridges: readonly Pick<Choice, "bridge" | "bridgeThreshold">[] = [
  { bridge: 0, bridgeThreshold: 1 },
  { bridge: 1, bridgeThreshold: 0.15 },
  { bridge: 2, bridgeThreshold: 0.15 },
  { bridge: 2, bridgeThreshold: 0.25 },
];
const listenings = [0, 0.15, 0.3];

/** All choices that are tried. */
export const choices: readonly Choice[] = thresholds.flatMap((threshold) =>
  bridges.flatMap((bridge) => listenings.map((listening) => ({ threshold, ...bridge, listening }))),
);

/** What is chosen by: the two sets of other origins alike, the known ones a fifth. */
const setWeights: Readonly<Record<string, number>> = {
  "article-extraction-benchmark": 1,
  "trafilatura-evaluation": 1,
  known: 0.2,
};
/** Of the known sets, whose pages are many and long, one in so many is looked at. */
const EVERY = 4;

export function chooseBelonging(pages: readonly BelievedPage[]): Choice {
  const looked = pages.filter(({ page }, at) => groupOf(page) !== "known" || at % EVERY === 0);
  let [best, figure] = [choices[0] as Choice, -1];
  for (const choice of choices) {
    const own = figureOf(looked, choice);
    if (own > figure) [best, figure] = [choice, own];
  }
  return best;
}

function figureOf(pages: readonly BelievedPage[], choice: Choice): number {
  let sum = 0;
  for (const [group, of] of grouped(pages, ({ page }) => groupOf(page))) {
    const [first] = of;
    if (first === undefined) continue;
    const { measure } = wantedIn(first.page);
    const figures = of.map(({ page, beliefs }) => tally(textKept(page, beliefs, choice), wantedIn(page)));
    sum += (setWeights[group] ?? 0) * scoreOf(figures, measure).f1;
  }
  return sum;
}

/** The text of the blocks that belong. */
export function textKept(page: PageOfBlocks, beliefs: readonly number[], choice: Choice): string {
  const belongs = belongingBlocks(beliefs, choice);
  return page.texts.filter((_, at) => belongs[at]).join("\n");
}

export function wantedIn({ labelled, wanted }: PageOfBlocks): Wanted {
  return wantedOf(labelled.expected, wanted);
}

export function groupOf({ labelled }: PageOfBlocks): string {
  return labelled.set === "readability" || labelled.set === "defuddle" ? "known" : labelled.set;
}
