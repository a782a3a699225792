import { type BlockFeature, share, size, yes } from "./block-feature.ts";
import type { DescribedBlock } from "./described-blocks.ts";
import type { PageShape, Sums } from "./page-shape.ts";

/** What is told of a neighbour, or of the mean of some. */
function ofNeighbours(name: string, where: string, from: number, to: number): readonly BlockFeature[] {
  const mean = (pick: (one: DescribedBlock) => number) => (_: DescribedBlock, at: number, page: PageShape) =>
    page.meanAround(at, from, to, pick);
  return [
    {
      name: `${name}-words`,
      meaning: `How many words ${where} has, as a logarithm.`,
      of: mean(({ text }) => size(text.words.length)),
    },
    {
      name: `${name}-links`,
      meaning: `The share of ${where} that is links.`,
      of: mean(({ linkShare }) => linkShare),
    },
    {
      name: `${name}-readability`,
      meaning: `The share of ${where} that Readability kept.`,
      of: mean(({ readability }) => readability),
    },
    {
      name: `${name}-defuddle`,
      meaning: `The share of ${where} that Defuddle kept.`,
      of: mean(({ defuddle }) => defuddle),
    },
    {
      name: `${name}-sentences`,
      meaning: `Whether ${where} ends as a sentence does.`,
      of: mean(({ text }) => yes(text.endsSentence)),
    },
    {
      name: `${name}-leads-on`,
      meaning: `Whether ${where} says that there is more to read elsewhere.`,
      of: mean(({ text }) => yes(text.leadsOn)),
    },
    {
      name: `${name}-stop-words`,
      meaning: `The share of the words of ${where} that are the smallest of any language.`,
      of: mean(({ stops }) => stops),
    },
  ];
}

/** What is told of a group that a block belongs to. */
function ofGroup(
  name: string,
  what: string,
  sums: (at: number, page: PageShape) => Sums,
): readonly BlockFeature[] {
  const of =
    (pick: (group: Sums, page: PageShape) => number) => (_: DescribedBlock, at: number, page: PageShape) =>
      pick(sums(at, page), page);
  return [
    {
      name: `${name}-words`,
      meaning: `How many words ${what} has, as a logarithm.`,
      of: of(({ words }) => size(words)),
    },
    {
      name: `${name}-blocks`,
      meaning: `How many blocks ${what} has, as a logarithm.`,
      of: of(({ blocks }) => size(blocks)),
    },
    {
      name: `${name}-of-page`,
      meaning: `The share of the page's words in ${what}.`,
      of: of(({ words }, page) => share(words, page.all.words)),
    },
    {
      name: `${name}-links`,
      meaning: `The share of ${what} that is links.`,
      of: of(({ linked, words }) => share(linked, words)),
    },
    {
      name: `${name}-prose`,
      meaning: `The share of ${what} that is whole sentences.`,
      of: of(({ prose, words }) => share(prose, words)),
    },
    {
      name: `${name}-readability`,
      meaning: `The share of ${what} that Readability kept.`,
      of: of(({ readability, words }) => share(readability, words)),
    },
    {
      name: `${name}-defuddle`,
      meaning: `The share of ${what} that Defuddle kept.`,
      of: of(({ defuddle, words }) => share(defuddle, words)),
    },
  ];
}

/** What stands around a block: its neighbours, the elements it stands in, blocks that are built like it. */
export const surroundingFeatures: readonly BlockFeature[] = [
  ...ofNeighbours("before", "the block before it", -1, -1),
  ...ofNeighbours("behind", "the block behind it", 1, 1),
  ...ofNeighbours("two-before", "the second block before it", -2, -2),
  ...ofNeighbours("two-behind", "the second block behind it", 2, 2),
  ...ofNeighbours("around", "what stands around it, four blocks each way,", -4, 4),
  ...ofGroup("parent", "the element around its own", (at, page) => page.sumsAbove(at, 1)),
  ...ofGroup("second-parent", "the second element around its own", (at, page) => page.sumsAbove(at, 2)),
  ...ofGroup("third-parent", "the third element around its own", (at, page) => page.sumsAbove(at, 3)),
  ...ofGroup("alike", "all blocks that are built like it", (at, page) => page.sumsAlike(at)),
  {
    name: "in-heart",
    meaning: "It stands in the innermost element that holds most of what both kept.",
    of: (_, at, page) => yes(page.stepsToHeart(at) >= 0),
  },
  {
    name: "steps-to-heart",
    meaning: "How many elements stand between it and that one; -1 outside of it.",
    of: (_, at, page) => page.stepsToHeart(at),
  },
  {
    name: "branch-words",
    meaning: "The share of that element's words in the child of it that the block stands in.",
    of: (_, at, page) => share(page.branch(at).words, page.heartSums.words),
  },
  {
    name: "branch-links",
    meaning: "The share of that child that is links.",
    of: (_, at, page) => share(page.branch(at).linked, page.branch(at).words),
  },
  {
    name: "branch-readability",
    meaning: "The share of that child that Readability kept.",
    of: (_, at, page) => share(page.branch(at).readability, page.branch(at).words),
  },
  {
    name: "branch-defuddle",
    meaning: "The share of that child that Defuddle kept.",
    of: (_, at, page) => share(page.branch(at).defuddle, page.branch(at).words),
  },
  {
    name: "parent-pictures",
    meaning: "How many pictures stand in words in the element around its own, as a logarithm.",
    of: (_, at, page) => size(page.sumsAbove(at, 1).pictures),
  },
  {
    name: "picture-beside",
    meaning:
      "How many steps above it an element with a picture is: 1 itself, 1/2 its parent, 0 farther than five.",
    of: ({ block }) => pictureNear(block.element),
  },
  {
    name: "before-colon",
    meaning: "The block before it ends with a colon.",
    of: (_, at, page) => yes(page.blocks[at - 1]?.text.endsColon ?? false),
  },
  {
    name: "same-parent",
    meaning: "How many of the four blocks around it stand in the same element.",
    of: (_, at, page) => page.siblingsAround(at),
  },
];

function pictureNear(from: Element): number {
  let element: Element | null = from;
  for (let steps = 0; steps <= 5 && element !== null; steps++) {
    if (element.querySelector("img, picture, video") !== null) return 1 / (1 + steps);
    element = element.parentElement;
  }
  return 0;
}
