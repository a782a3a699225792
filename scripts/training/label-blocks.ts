/** Which blocks of a labelled page belong, as far as its set says so. */
import type { PageOfBlocks } from "../../benchmarks/extraction/measured-blocks.ts";
import { alignWords } from "../../src/reading/fetching/extraction/deciding/align-words.ts";
import { sharesOf } from "../../src/reading/fetching/extraction/deciding/described-blocks.ts";
import { pageWords } from "../../src/reading/fetching/extraction/deciding/page-words.ts";

export interface BlockLabel {
  /** From 0, does not belong, to 1, belongs. */
  readonly label: number;
  readonly weight: number;
}

/** How much all blocks of a page weigh together. What the two known sets expect is not what the others do. */
const PAGE_WEIGHT = 8;
const KNOWN_PAGE_WEIGHT = 1.6;

/** The label of each block; undefined where the set says nothing of it. */
export function labelBlocks(page: PageOfBlocks): readonly (BlockLabel | undefined)[] {
  const { labelled, texts, wanted } = page;
  const { expected, set } = labelled;
  if (expected.kind === "pieces") return labelByPieces(texts, expected.present, expected.absent);
  const words = texts.map(pageWords);
  const shares = sharesOf(words, alignWords(words.flat(), pageWords(wanted)));
  // Words count in the measures; but blocks are what is learnt.
  const sizes = words.map(({ length }) => Math.sqrt(length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const weight = set === "article-extraction-benchmark" ? PAGE_WEIGHT : KNOWN_PAGE_WEIGHT;
  return shares.map((share, at) => ({
    label: share > 0.9 ? 1 : share < 0.1 ? 0 : share,
    weight: (weight * (sizes[at] ?? 0)) / Math.max(1, all),
  }));
}

function labelByPieces(
  texts: readonly string[],
  present: readonly string[],
  absent: readonly string[],
): readonly (BlockLabel | undefined)[] {
  const labels: (BlockLabel | undefined)[] = texts.map(() => undefined);
  const holders = (piece: string): readonly number[] => {
    const normal = piece.replace(/\s+/g, " ").trim();
    return texts.flatMap((text, at) => (normal !== "" && text.includes(normal) ? [at] : []));
  };
  // Each place where a piece must not be makes it wrong; of places where one must be, one is enough.
  for (const piece of absent) {
    const places = holders(piece);
    for (const at of places)
      labels[at] = { label: 0, weight: (labels[at]?.weight ?? 0) + Math.max(0.2, 1 / places.length) };
  }
  for (const piece of present) {
    const places = holders(piece);
    for (const at of places) {
      const before = labels[at];
      const weight = 1 / places.length;
      const sum = (before?.weight ?? 0) + weight;
      labels[at] = { label: ((before?.label ?? 0) * (before?.weight ?? 0) + weight) / sum, weight: sum };
    }
  }
  return labels;
}
