/**
 * Learns from the labelled pages in ../shared/pages which blocks of a page belong to its article, and prints how well
 * that does on pages it was not trained on: nested cross-validation, folds by site over all sets together, everything
 * that is chosen chosen within the outer folds, the seed fixed beforehand. Writes the model of all pages behind that.
 * Usage: npm run -s train-extraction [-- report | quick | assembled]; "report" writes no model; "quick" leaves every fold
 * out once, with a choice that was fixed beforehand; "assembled" does so too, and makes articles of the blocks in a
 * browser, as the app would, and measures those.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { measuredBlocks, type PageOfBlocks } from "../benchmarks/extraction/measured-blocks.ts";
import { type Score, scoreOf, tally } from "../benchmarks/extraction/measures.ts";
import { bundled, openRunner } from "../benchmarks/extraction/page-runner.ts";
import { publicPages } from "../benchmarks/extraction/page-sets.ts";
import { type ArticleModel, scoresOf } from "../src/reading/fetching/extraction/deciding/article-model.ts";
import {
  beliefsOf,
  belongingBlocks,
  type Choice,
} from "../src/reading/fetching/extraction/deciding/belonging-blocks.ts";
import { blockFeatures } from "../src/reading/fetching/extraction/deciding/block-features.ts";
import type { BlockScores } from "../src/reading/fetching/extraction/deciding/block-scores.ts";
import {
  chooseBelonging,
  groupOf,
  plainChoice,
  type ScoredPage,
  textKept,
  wantedIn,
} from "./training/choose-belonging.ts";
import type { Examples } from "./training/examples.ts";
import { foldsByGroup } from "./training/folds.ts";
import { type BoostingOptions, trainTrees } from "./training/gradient-boosting.ts";
import { grouped } from "./training/grouped.ts";
import { type BlockLabel, labelBlocks } from "./training/label-blocks.ts";
import { trainLogistic } from "./training/logistic-regression.ts";

/** Fixed before anything was measured. */
const SEED = 20261130;
const OUTER = 5;
const INNER = 2;
const MODEL = resolve(import.meta.dirname, "../src/reading/fetching/extraction/deciding/article-model.json");

const boosting: BoostingOptions = {
  trees: 200,
  leaves: 15,
  rate: 0.08,
  featureShare: 0.4,
  rowShare: 0.8,
  ridge: 1,
  leastWeight: 0.5,
  seed: SEED,
};
const names = blockFeatures.map(({ name }) => name);

function learn(from: readonly PageOfBlocks[]): Pick<ArticleModel, "trees" | "linear"> {
  const examples = examplesOf(from);
  return { trees: trainTrees(examples, boosting), linear: trainLogistic(examples) };
}

const labels = new Map<PageOfBlocks, readonly (BlockLabel | undefined)[]>();
const rows = new Map<PageOfBlocks, readonly Float32Array[]>();

function rowsOf(page: PageOfBlocks): readonly Float32Array[] {
  const width = names.length;
  return page.texts.map((_, at) => page.numbers.subarray(at * width, (at + 1) * width));
}

function examplesOf(pages: readonly PageOfBlocks[]): Examples {
  const found: { rows: Float32Array[]; labels: number[]; weights: number[] } = {
    rows: [],
    labels: [],
    weights: [],
  };
  for (const page of pages)
    labels.get(page)?.forEach((label, at) => {
      const row = rows.get(page)?.[at];
      if (label === undefined || row === undefined) return;
      found.rows.push(row);
      found.labels.push(label.label);
      found.weights.push(label.weight);
    });
  return found;
}

const siteOf = ({ labelled }: PageOfBlocks): string => labelled.site;

/** The pages of each fold as models score them that were trained on the other folds. */
function leftOut(
  pages: readonly PageOfBlocks[],
  count: number,
  seed: number,
): readonly { readonly others: readonly PageOfBlocks[]; readonly scored: readonly ScoredPage[] }[] {
  return foldsByGroup(pages, siteOf, count, seed).map((fold) => {
    const known = new Set(fold);
    const others = pages.filter((page) => !known.has(page));
    const models = learn(others);
    const scores = (page: PageOfBlocks): readonly BlockScores[] =>
      (rows.get(page) ?? []).map((row) => scoresOf(models, row));
    return { others, scored: fold.map((page) => ({ page, scores: scores(page) })) };
  });
}

/** The pages with scores of models that did not know them, to choose by. */
function innerScores(pages: readonly PageOfBlocks[], seed: number): readonly ScoredPage[] {
  return leftOut(pages, INNER, seed).flatMap(({ scored }) => scored);
}

function report(name: string, kept: readonly { readonly page: PageOfBlocks; readonly text: string }[]): void {
  const rounded = (score: Score) =>
    Object.fromEntries(Object.entries(score).map(([key, value]) => [key, Math.round(value * 1000) / 1000]));
  const print = (set: string, of: typeof kept): void => {
    const [first] = of;
    if (first === undefined) return;
    const tallies = of.map(({ page, text }) => tally(text, wantedIn(page)));
    const score = rounded(scoreOf(tallies, wantedIn(first.page).measure));
    process.stdout.write(`${JSON.stringify({ by: name, set, pages: of.length, ...score })}\n`);
  };
  for (const [set, of] of grouped(kept, ({ page }) => page.labelled.set)) print(set, of);
  print(
    "the two known sets",
    kept.filter(({ page }) => groupOf(page) === "known"),
  );
}

const pages = await measuredBlocks(publicPages());
for (const page of pages) {
  labels.set(page, labelBlocks(page));
  rows.set(page, rowsOf(page));
}
const mode = process.argv[2] ?? "all";
process.stdout.write(
  `${JSON.stringify({ pages: pages.length, features: names.length, labelled: examplesOf(pages).rows.length })}\n`,
);
// The most that blocks allow, were each told rightly by its label, where all are labelled.
report(
  "right labels",
  pages
    .filter(({ labelled }) => labelled.expected.kind !== "pieces")
    .map((page) => ({
      page,
      text: page.texts.filter((_, at) => (labels.get(page)?.[at]?.label ?? 0) >= 0.5).join("\n"),
    })),
);
const outer = leftOut(pages, OUTER, SEED);
const fixedChoices: Readonly<Record<string, Choice>> = {
  "boosted trees alone, a fixed choice": { ...plainChoice, blend: 0 },
  "logistic regression alone, a fixed choice": { ...plainChoice, blend: 1 },
  "both, a fixed choice": plainChoice,
};
for (const [name, choice] of Object.entries(fixedChoices))
  report(
    name,
    outer.flatMap(({ scored }) =>
      scored.map(({ page, scores }) => ({ page, text: textKept(page, scores, choice) })),
    ),
  );
if (mode === "assembled") {
  const runner = await openRunner(await bundled("assembled-in-browser.ts"));
  const kept: { page: PageOfBlocks; text: string }[] = [];
  for (const { page, scores } of outer.flatMap(({ scored }) => scored)) {
    const belongs = belongingBlocks(beliefsOf(scores, plainChoice), plainChoice);
    const { markup, address } = page.labelled;
    kept.push({ page, text: await runner.run<string>("assembled", markup, address, belongs) });
  }
  await runner.close();
  report("both, a fixed choice, put together as the app would", kept);
}
if (mode === "all" || mode === "report") {
  const kept = outer.flatMap(({ others, scored }, fold) => {
    const choice = chooseBelonging(innerScores(others, SEED + 1 + fold));
    process.stdout.write(`${JSON.stringify({ fold, choice })}\n`);
    return scored.map(({ page, scores }) => ({ page, text: textKept(page, scores, choice) }));
  });
  report("both, chosen within the folds", kept);
}
if (mode === "all") {
  // The outer folds' scores are of models that did not know the pages, too.
  const choice = chooseBelonging(outer.flatMap(({ scored }) => scored));
  const model: ArticleModel = { features: names, ...learn(pages), choice };
  const written = JSON.stringify(model);
  writeFileSync(MODEL, `${written}\n`);
  process.stdout.write(
    `${JSON.stringify({ choice, bytes: written.length, gzip: gzipSync(written).length })}\n`,
  );
}
