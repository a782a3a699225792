/** Finds how blocks are best told that belong: by the figures of pages whose blocks a model was not trained on. */

import type { PageOfBlocks } from "../../benchmarks/extraction/measured-blocks.ts";
import { scoreOf, tally, type Wanted, wantedOf } from "../../benchmarks/extraction/measures.ts";
import {
  beliefsOf,
  belongingBlocks,
  type Choice,
} from "../../src/reading/fetching/extraction/deciding/belonging-blocks.ts";
import type { BlockScores } from "../../src/reading/fetching/extraction/deciding/block-scores.ts";

import { grouped } from "./grouped.ts";

/** A page with what models say of each of its blocks that did not know it. */
export interface ScoredPage {
  readonly page: PageOfBlocks;
  readonly scores: readonly BlockScores[];
}

/** What is tried for each part of a choice; the parts are chosen one after the other, and once more. */
const tried: { readonly [Part in keyof Choice]: readonly Choice[Part][] } = {
  blend: [0, 0.35, 0.65, 1],
  threshold: [0.3, 0.36, 0.42, 0.48, 0.54, 0.6, 0.66],
  bridge: [0, 1, 2],
  bridgeThreshold: [0.1, 0.2, 0.3],
  listening: [0, 0.1, 0.2, 0.3],
};
const parts = ["blend", "threshold", "listening", "bridge", "bridgeThreshold"] as const;
const ROUNDS = 2;

/** What is taken where nothing is chosen by figures, and what choosing begins with. */
export const plainChoice: Choice = {
  blend: 0.5,
  threshold: 0.48,
  bridge: 2,
  bridgeThreshold: 0.2,
  listening: 0,
};

/** What is chosen by: the two sets of other origins alike, the known ones a fifth. */
const setWeights: Readonly<Record<string, number>> = {
  "article-extraction-benchmark": 1,
  "trafilatura-evaluation": 1,
  known: 0.2,
};
/** Of the known sets, whose pages are many and long, one in so many is looked at. */
const EVERY = 8;

/** Chooses by the figures of pages. */
export function chooseBelonging(pages: readonly ScoredPage[]): Choice {
  const looked = pages.filter(({ page }, at) => groupOf(page) !== "known" || at % EVERY === 0);
  let best: Choice = plainChoice;
  let figure = figureOf(looked, best);
  for (let round = 0; round < ROUNDS; round++)
    for (const part of parts) {
      for (const value of tried[part]) {
        const choice = { ...best, [part]: value };
        const own = figureOf(looked, choice);
        if (own > figure) [best, figure] = [choice, own];
      }
    }
  return best;
}

function figureOf(pages: readonly ScoredPage[], choice: Choice): number {
  let sum = 0;
  for (const [group, of] of grouped(pages, ({ page }) => groupOf(page))) {
    const [first] = of;
    if (first === undefined) continue;
    const { measure } = wantedIn(first.page);
    const figures = of.map(({ page, scores }) => tally(textKept(page, scores, choice), wantedIn(page)));
    sum += (setWeights[group] ?? 0) * scoreOf(figures, measure).f1;
  }
  return sum;
}

/** The text of the blocks that belong. */
export function textKept(page: PageOfBlocks, scores: readonly BlockScores[], choice: Choice): string {
  const belongs = belongingBlocks(beliefsOf(scores, choice), choice);
  return page.texts.filter((_, at) => belongs[at]).join("\n");
}

export function wantedIn({ labelled, wanted }: PageOfBlocks): Wanted {
  return wantedOf(labelled.expected, wanted);
}

export function groupOf({ labelled }: PageOfBlocks): string {
  return labelled.set === "readability" || labelled.set === "defuddle" ? "known" : labelled.set;
}
