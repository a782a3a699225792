/**
 * Learns from the labelled pages in ../shared/pages which blocks of a page belong to its article, and prints how well
 * that does on pages it was not trained on: nested cross-validation, folds by site over all sets together, everything
 * that is chosen chosen within the outer folds, the seed fixed beforehand. Writes the model of all pages behind that.
 * Usage: npm run -s train-extraction [-- report | quick]; "report" writes no model, "quick" only leaves every fold out
 * once, with a choice that was made beforehand.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { measuredBlocks, type PageOfBlocks } from "../benchmarks/extraction/measured-blocks.ts";
import { type Score, scoreOf, tally } from "../benchmarks/extraction/measures.ts";
import { publicPages } from "../benchmarks/extraction/page-sets.ts";
import type { Choice } from "../src/reading/fetching/extraction/deciding/belonging-blocks.ts";
import { blockFeatures } from "../src/reading/fetching/extraction/deciding/block-features.ts";
import { belief } from "../src/reading/fetching/extraction/deciding/tree-model.ts";
import {
  type BelievedPage,
  chooseBelonging,
  groupOf,
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
const INNER = 4;
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
/** What is taken where nothing is chosen by figures. */
const plain: Choice = { threshold: 0.48, bridge: 2, bridgeThreshold: 0.15, listening: 0 };

const names = blockFeatures.map(({ name }) => name);
type Judge = (row: Float32Array) => number;
type Learner = (examples: Examples) => Judge;

const learners: Readonly<Record<string, Learner>> = {
  "boosted trees": (examples) => {
    const model = trainTrees(examples, names, boosting);
    return (row) => belief(model, row);
  },
  "logistic regression": trainLogistic,
};

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

function judged(pages: readonly PageOfBlocks[], judge: Judge): readonly BelievedPage[] {
  return pages.map((page) => ({ page, beliefs: (rows.get(page) ?? []).map(judge) }));
}

const siteOf = ({ labelled }: PageOfBlocks): string => labelled.site;

/** The pages of each fold as a model believes them that was trained on the other folds. */
function leftOut(pages: readonly PageOfBlocks[], count: number, seed: number, learn: Learner) {
  return foldsByGroup(pages, siteOf, count, seed).map((fold) => {
    const known = new Set(fold);
    const others = pages.filter((page) => !known.has(page));
    return { others, believed: judged(fold, learn(examplesOf(others))) };
  });
}

function choose(pages: readonly PageOfBlocks[], seed: number, learn: Learner): Choice {
  return chooseBelonging(leftOut(pages, INNER, seed, learn).flatMap(({ believed }) => believed));
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
for (const [name, learn] of Object.entries(learners)) {
  const outer = leftOut(pages, OUTER, SEED, learn);
  const kept = outer.flatMap(({ others, believed }, at) => {
    const choice = mode === "quick" ? plain : choose(others, SEED + 1 + at, learn);
    if (mode !== "quick") process.stdout.write(`${JSON.stringify({ by: name, fold: at, choice })}\n`);
    return believed.map(({ page, beliefs }) => ({ page, text: textKept(page, beliefs, choice) }));
  });
  report(name, kept);
}
if (mode === "all") {
  const learn = learners["boosted trees"];
  if (learn === undefined) throw new Error("there is no learner for the model");
  const choice = choose(pages, SEED + 100, learn);
  const model = trainTrees(examplesOf(pages), names, boosting);
  const written = JSON.stringify({ choice, ...model });
  writeFileSync(MODEL, `${written}\n`);
  process.stdout.write(
    `${JSON.stringify({ choice, bytes: written.length, gzip: gzipSync(written).length })}\n`,
  );
}
