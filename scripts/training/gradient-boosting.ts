/**
 * Gradient boosted trees for the logistic loss: each tree is grown leaf by leaf, where it gains most, over histograms
 * of the features (Friedman 2001; Ke and others 2017). Small and plain rather than complete.
 */
import type { Tree, TreeModel } from "../../src/reading/fetching/extraction/deciding/tree-model.ts";
import type { Examples } from "./examples.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";

export interface BoostingOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** The share of the features and of the rows that each tree sees. */
  readonly featureShare: number;
  readonly rowShare: number;
  /** What is added to the curvature of each leaf, so that few rows speak softly. */
  readonly ridge: number;
  /** The least curvature of a leaf. */
  readonly leastWeight: number;
  readonly seed: number;
}

const BINS = 64;

/** The rows in bins, a column after the other; bin b holds values up to edge b. */
interface Binned {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly Float64Array[];
}

interface Leaf {
  readonly rows: Int32Array;
  /** Gradient and curvature of each bin of each feature. */
  readonly sums: Float64Array;
  readonly gradient: number;
  readonly curvature: number;
  readonly split: Split | undefined;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/** A node of a tree while it grows. */
interface Node {
  leaf: Leaf;
  split?: { readonly feature: number; readonly bin: number; readonly left: Node; readonly right: Node };
}

export function trainTrees(examples: Examples, options: BoostingOptions): TreeModel {
  const { labels, weights } = examples;
  const width = examples.rows[0]?.length ?? 0;
  const binned = binRows(examples.rows, width);
  const random = seededRandom(options.seed);
  const count = labels.length;
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const mean = labels.reduce((sum, label, at) => sum + label * (weights[at] ?? 0), 0) / weight;
  const start = Math.log(mean / (1 - mean));
  const scores = new Float64Array(count).fill(start);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const trees: Tree[] = [];
  const allFeatures = Array.from({ length: width }, (_, at) => at);
  for (let round = 0; round < options.trees; round++) {
    for (let row = 0; row < count; row++) {
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      const own = weights[row] ?? 0;
      gradients[row] = own * (chance - (labels[row] ?? 0));
      curvatures[row] = own * Math.max(1e-6, chance * (1 - chance));
    }
    const seen = shuffled(allFeatures, random).slice(0, Math.ceil(options.featureShare * allFeatures.length));
    const rows = Int32Array.from(
      Array.from({ length: count }, (_, row) => row).filter(() => random() < options.rowShare),
    );
    const root = growTree({ binned, gradients, curvatures, seen, options }, rows);
    trees.push(writeTree(root, binned, options));
    for (let row = 0; row < count; row++)
      scores[row] = (scores[row] ?? 0) + options.rate * outputAt(root, binned, row, options);
  }
  return { start, trees };
}

interface Growing {
  readonly binned: Binned;
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly seen: readonly number[];
  readonly options: BoostingOptions;
}

function growTree(growing: Growing, rows: Int32Array): Node {
  const root: Node = { leaf: leafOf(growing, rows, histogram(growing, rows)) };
  const leaves: Node[] = [root];
  while (leaves.length < growing.options.leaves) {
    let best: Node | undefined;
    for (const node of leaves)
      if (node.leaf.split !== undefined && node.leaf.split.gain > (best?.leaf.split?.gain ?? 0)) best = node;
    const split = best?.leaf.split;
    if (best === undefined || split === undefined) break;
    const [left, right] = divide(growing, best.leaf, split);
    best.split = { feature: split.feature, bin: split.bin, left: { leaf: left }, right: { leaf: right } };
    leaves.splice(leaves.indexOf(best), 1, best.split.left, best.split.right);
  }
  return root;
}

function divide(growing: Growing, { rows, sums }: Leaf, { feature, bin }: Split): readonly [Leaf, Leaf] {
  const column = growing.binned.bins[feature] ?? new Uint8Array();
  const left = rows.filter((row) => (column[row] ?? 0) <= bin);
  const right = rows.filter((row) => (column[row] ?? 0) > bin);
  // The larger side is what the smaller one leaves.
  const smaller = histogram(growing, left.length < right.length ? left : right);
  const larger = sums.map((sum, at) => sum - (smaller[at] ?? 0));
  return left.length < right.length
    ? [leafOf(growing, left, smaller), leafOf(growing, right, larger)]
    : [leafOf(growing, left, larger), leafOf(growing, right, smaller)];
}

function histogram({ binned, gradients, curvatures, seen }: Growing, rows: Int32Array): Float64Array {
  const sums = new Float64Array(seen.length * BINS * 2);
  seen.forEach((feature, order) => {
    const column = binned.bins[feature] ?? new Uint8Array();
    const from = order * BINS * 2;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const place = from + 2 * (column[row] as number);
      sums[place] = (sums[place] as number) + (gradients[row] as number);
      sums[place + 1] = (sums[place + 1] as number) + (curvatures[row] as number);
    }
  });
  return sums;
}

function leafOf({ seen, options }: Growing, rows: Int32Array, sums: Float64Array): Leaf {
  let [gradient, curvature] = [0, 0];
  for (let place = 0; place < 2 * BINS; place += 2) {
    gradient += sums[place] ?? 0;
    curvature += sums[place + 1] ?? 0;
  }
  const worth = (g: number, h: number): number => (g * g) / (h + options.ridge);
  const whole = worth(gradient, curvature);
  let split: Split | undefined;
  seen.forEach((feature, order) => {
    let [leftGradient, leftCurvature] = [0, 0];
    for (let bin = 0; bin < BINS - 1; bin++) {
      const place = (order * BINS + bin) * 2;
      leftGradient += sums[place] ?? 0;
      leftCurvature += sums[place + 1] ?? 0;
      const rest = curvature - leftCurvature;
      if (leftCurvature < options.leastWeight || rest < options.leastWeight) continue;
      const gain = worth(leftGradient, leftCurvature) + worth(gradient - leftGradient, rest) - whole;
      if (gain > (split?.gain ?? 1e-9)) split = { feature, bin, gain };
    }
  });
  return { rows, sums, gradient, curvature, split };
}

function outputOf({ gradient, curvature }: Leaf, { ridge }: BoostingOptions): number {
  return -gradient / (curvature + ridge);
}

function outputAt(root: Node, binned: Binned, row: number, options: BoostingOptions): number {
  let node = root;
  while (node.split !== undefined) {
    const { feature, bin, left, right } = node.split;
    node = (binned.bins[feature]?.[row] ?? 0) <= bin ? left : right;
  }
  return outputOf(node.leaf, options);
}

function writeTree(root: Node, { edges }: Binned, options: BoostingOptions): Tree {
  const tree = { feature: [] as number[], value: [] as number[], right: [] as number[] };
  const write = (node: Node): void => {
    const place = tree.feature.length;
    if (node.split === undefined) {
      tree.feature.push(-1);
      tree.value.push(short(options.rate * outputOf(node.leaf, options)));
      tree.right.push(0);
      return;
    }
    const { feature, bin, left, right } = node.split;
    tree.feature.push(feature);
    tree.value.push(edges[feature]?.[bin] ?? 0);
    tree.right.push(0);
    write(left);
    tree.right[place] = tree.feature.length;
    write(right);
  };
  write(root);
  return tree;
}

/** Numbers are written with few digits; thresholds too, so that a row goes the same way when it is read. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}

function binRows(rows: readonly Float32Array[], features: number): Binned {
  const bins: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let feature = 0; feature < features; feature++) {
    const values = Float32Array.from(rows, (row) => row[feature] ?? 0);
    const own = edgesOf(values);
    edges.push(own);
    bins.push(Uint8Array.from(values, (value) => binOf(own, value)));
  }
  return { bins, edges };
}

/** Edges that part the values into bins of about as many rows each; between few values, all of them. */
function edgesOf(values: Float32Array): Float64Array {
  const sorted = values.slice().sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS)
    return Float64Array.from(distinct.slice(1), (value, at) => short((value + (distinct[at] ?? 0)) / 2));
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin++)
    edges.add(short(sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0));
  return Float64Array.from([...edges].sort((one, other) => one - other));
}

function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
