import { type BlockFeature, share, size, yes } from "./block-feature.ts";
import type { DescribedBlock } from "./described-blocks.ts";
import { elementKinds, NearestKinds } from "./element-kinds.ts";
import { PageShape } from "./page-shape.ts";
import { surroundingFeatures } from "./surrounding-features.ts";

const perWord = (count: number, { text }: DescribedBlock): number => count / Math.max(1, text.words.length);

const ofText: readonly BlockFeature[] = [
  {
    name: "words",
    meaning: "How many words it has, as a logarithm.",
    of: ({ text }) => size(text.words.length),
  },
  {
    name: "letters-a-word",
    meaning: "How long its words are.",
    of: (one) => perWord(one.text.characters, one),
  },
  { name: "link-share", meaning: "The share of it that is links.", of: ({ linkShare }) => linkShare },
  { name: "links", meaning: "How many links it has.", of: ({ block }) => block.links },
  {
    name: "bold-share",
    meaning: "The share of it that is bold.",
    of: ({ block }) => share(block.bold, block.text.length),
  },
  { name: "pictures", meaning: "How many pictures stand in it.", of: ({ block }) => block.pictures },
  {
    name: "stop-words",
    meaning: "The share of its words that are the smallest of any language.",
    of: ({ stops }) => stops,
  },
  { name: "marks", meaning: "Punctuation for each word.", of: (one) => perWord(one.text.marks, one) },
  {
    name: "digits",
    meaning: "The share of its characters that are digits.",
    of: ({ text }) => share(text.digits, text.characters),
  },
  {
    name: "capitals",
    meaning: "The share of its characters that are capitals.",
    of: ({ text }) => share(text.capitals, text.characters),
  },
  { name: "ends-sentence", meaning: "It ends as a sentence does.", of: ({ text }) => yes(text.endsSentence) },
  { name: "ends-colon", meaning: "It ends with a colon.", of: ({ text }) => yes(text.endsColon) },
  {
    name: "begins-small",
    meaning: "It begins with a small letter.",
    of: ({ text }) => yes(text.beginsSmall),
  },
  { name: "date", meaning: "It has something like a date in it.", of: ({ text }) => yes(text.hasDate) },
  { name: "time", meaning: "It has a time of day in it.", of: ({ text }) => yes(text.hasTime) },
  { name: "rights", meaning: "It says whose rights are reserved.", of: ({ text }) => yes(text.hasRights) },
  {
    name: "address",
    meaning: "It has an address of the web or of mail in it.",
    of: ({ text }) => yes(text.hasAddress),
  },
  {
    name: "bars",
    meaning: "It has bars, arrows or dots that part links.",
    of: ({ text }) => yes(text.hasBars),
  },
  {
    name: "leads-on",
    meaning: "It says that there is more to read elsewhere.",
    of: ({ text }) => yes(text.leadsOn),
  },
  {
    name: "asks",
    meaning: "It speaks of subscribing, sharing, comments or cookies.",
    of: ({ text }) => yes(text.asks),
  },
  {
    name: "picture-credit",
    meaning: "It says who made a picture.",
    of: ({ text }) => yes(text.creditsPicture),
  },
  {
    name: "writer",
    meaning: "It begins as a line about author or date does.",
    of: ({ text }) => yes(text.namesWriter),
  },
];

const tags: readonly (readonly [name: string, tags: readonly string[]])[] = [
  ["p", ["p"]],
  ["li", ["li"]],
  ["h1", ["h1"]],
  ["h2", ["h2"]],
  ["h3-h6", ["h3", "h4", "h5", "h6"]],
  ["pre", ["pre"]],
  ["cell", ["td", "th"]],
  ["dt-dd", ["dt", "dd"]],
  ["figcaption", ["figcaption"]],
  ["box", ["div", "section", "article", "main", "body"]],
];

const ofPath: readonly BlockFeature[] = [
  ...tags.map(
    ([name, names]): BlockFeature => ({
      name: `tag-${name}`,
      meaning: `It is, or is a run of words in, an element ${names.join(", ")}.`,
      of: ({ block }) => yes(names.includes(block.element.localName)),
    }),
  ),
  ...elementKinds.map(
    ({ name, meaning }, kind): BlockFeature => ({
      name: `in-${name}`,
      meaning: `How near around it is ${meaning}: 1 itself, 1/2 its parent, 0 none.`,
      of: ({ kinds }) => NearestKinds.nearness(kinds[kind] ?? 100),
    }),
  ),
  { name: "depth", meaning: "How deep it stands in the page.", of: ({ depth }) => depth },
];

const ofExtractors: readonly BlockFeature[] = [
  {
    name: "readability",
    meaning: "The share of it that Readability kept.",
    of: ({ readability }) => readability,
  },
  { name: "defuddle", meaning: "The share of it that Defuddle kept.", of: ({ defuddle }) => defuddle },
  {
    name: "readability-of-page",
    meaning: "The share of the page that Readability kept.",
    of: (_, __, page) => share(page.all.readability, page.all.words),
  },
  {
    name: "defuddle-of-page",
    meaning: "The share of the page that Defuddle kept.",
    of: (_, __, page) => share(page.all.defuddle, page.all.words),
  },
  {
    name: "agreement",
    meaning: "How much of what either kept both kept.",
    of: (_, __, page) => page.agreement,
  },
  {
    name: "page-words",
    meaning: "How many words the page has, as a logarithm.",
    of: (_, __, page) => size(page.all.words),
  },
  {
    name: "readability-words",
    meaning: "How many words Readability kept, as a logarithm.",
    of: (_, __, page) => size(page.all.readability),
  },
  {
    name: "from-readability-start",
    meaning: "How many blocks behind the first that Readability kept, as a logarithm with a sign.",
    of: (_, at, page) => signed(at - page.readability.first),
  },
  {
    name: "from-readability-end",
    meaning: "How many blocks behind the last that Readability kept.",
    of: (_, at, page) => signed(at - page.readability.last),
  },
  {
    name: "from-defuddle-start",
    meaning: "How many blocks behind the first that Defuddle kept.",
    of: (_, at, page) => signed(at - page.defuddle.first),
  },
  {
    name: "from-defuddle-end",
    meaning: "How many blocks behind the last that Defuddle kept.",
    of: (_, at, page) => signed(at - page.defuddle.last),
  },
];

function signed(distance: number): number {
  return Math.sign(distance) * size(Math.abs(distance));
}

const ofPosition: readonly BlockFeature[] = [
  {
    name: "position",
    meaning: "Its place among the blocks, from 0 to 1.",
    of: (_, at, page) => at / Math.max(1, page.blocks.length - 1),
  },
  {
    name: "words-before",
    meaning: "The share of the page's words that stand before it.",
    of: (_, at, page) => share(page.wordsBefore[at] ?? 0, page.all.words),
  },
  {
    name: "words-behind",
    meaning: "How many words stand behind it, as a logarithm.",
    of: (_, at, page) => size(page.all.words - (page.wordsBefore[at] ?? 0)),
  },
  {
    name: "from-heading",
    meaning: "How many blocks behind the heading that says the title, as a logarithm with a sign.",
    of: (_, at, page) => signed(at - page.heading),
  },
  {
    name: "prose-before",
    meaning: "How many words of whole sentences stand before it, as a logarithm.",
    of: (_, at, page) => size(page.proseBefore[at] ?? 0),
  },
  {
    name: "prose-behind",
    meaning: "How many words of whole sentences stand behind it, as a logarithm.",
    of: (_, at, page) => size(page.allProse - (page.proseBefore[at] ?? 0)),
  },
  {
    name: "repeated",
    meaning: "How many other blocks of the page say the same.",
    of: (one, _, page) => page.timesSaid(one) - 1,
  },
  { name: "of-title", meaning: "The share of its words that the title has.", of: ({ ofTitle }) => ofTitle },
  { name: "title-of", meaning: "The share of the title's words that it has.", of: ({ titleOf }) => titleOf },
  {
    name: "structured",
    meaning: "The share of it that stands in the page's structured data as the article's text.",
    of: ({ structured }) => structured,
  },
  {
    name: "structured-of-page",
    meaning: "The share of the page that does.",
    of: (_, __, page) => share(page.all.structured, page.all.words),
  },
  {
    name: "described",
    meaning: "The share of it that stands in the page's own description.",
    of: ({ described }) => described,
  },
];

const ofSection: readonly BlockFeature[] = [
  {
    name: "from-section",
    meaning: "How many blocks behind the nearest heading before it, as a logarithm; 10 where there is none.",
    of: (_, at, page) => size(page.headingBefore(at)?.steps ?? 1023),
  },
  ...(
    [
      ["words", "How many words that heading has, as a logarithm.", ({ text }) => size(text.words.length)],
      ["links", "The share of that heading that is links.", ({ linkShare }) => linkShare],
      ["readability", "The share of that heading that Readability kept.", ({ readability }) => readability],
      ["defuddle", "The share of that heading that Defuddle kept.", ({ defuddle }) => defuddle],
      ["of-title", "The share of that heading's words that the title has.", ({ ofTitle }) => ofTitle],
      [
        "leads-on",
        "That heading says that there is more to read elsewhere.",
        ({ text }) => yes(text.leadsOn),
      ],
      ["asks", "That heading speaks of subscribing, sharing or comments.", ({ text }) => yes(text.asks)],
      ["rank", "The rank of that heading, 1 to 6.", ({ block }) => Number(block.element.localName.slice(1))],
    ] satisfies readonly (readonly [string, string, (heading: DescribedBlock) => number])[]
  ).map(
    ([name, meaning, pick]): BlockFeature => ({
      name: `section-${name}`,
      meaning,
      of: (_, at, page) => {
        const before = page.headingBefore(at);
        return before === undefined ? 0 : pick(before.heading);
      },
    }),
  ),
];

/** All that speaks for or against a block; the model knows them by their place here. */
export const blockFeatures: readonly BlockFeature[] = [
  ...ofText,
  ...ofPath,
  ...ofExtractors,
  ...ofPosition,
  ...ofSection,
  ...surroundingFeatures,
];

/** The numbers of each block, a row for each in the order of the page. */
export function measureBlocks(blocks: readonly DescribedBlock[]): readonly Float32Array[] {
  const page = new PageShape(blocks);
  return blocks.map((one, at) => Float32Array.from(blockFeatures, (feature) => feature.of(one, at, page)));
}
