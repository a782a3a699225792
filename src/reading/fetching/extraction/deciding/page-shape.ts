import type { DescribedBlock } from "./described-blocks.ts";

/** What a group of blocks amounts to, in words. */
export interface Sums {
  readonly words: number;
  readonly blocks: number;
  readonly linked: number;
  /** Words in blocks that end as a sentence does. */
  readonly prose: number;
  readonly readability: number;
  readonly defuddle: number;
  readonly structured: number;
  readonly pictures: number;
}

type Growing = { -readonly [Key in keyof Sums]: Sums[Key] };

/** Where the first and the last block stand that an extractor kept. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** A heart holds so much of what the extractors kept. */
const MOST = 0.75;

const none = (): Growing => ({
  words: 0,
  blocks: 0,
  linked: 0,
  prose: 0,
  readability: 0,
  defuddle: 0,
  structured: 0,
  pictures: 0,
});

/** The blocks of a page as a whole: what its elements amount to, and where the text most likely is. */
export class PageShape {
  readonly blocks: readonly DescribedBlock[];
  readonly all: Sums;
  readonly allProse: number;
  /** For each block how many words, and how many words of whole sentences, stand before it. */
  readonly wordsBefore: readonly number[];
  readonly proseBefore: readonly number[];
  /** The place of the heading that says the title; 0 where none does. */
  readonly heading: number;
  readonly readability: Span;
  readonly defuddle: Span;
  /** How much of what either extractor kept both kept, from 0 to 1. */
  readonly agreement: number;
  readonly heartSums: Sums;
  readonly #heart: Element | undefined;
  readonly #elements = new Map<Element, Growing>();
  readonly #alike = new Map<string, Growing>();
  readonly #said = new Map<string, number>();
  /** For each block the place of the nearest heading before it, or -1. */
  readonly #headings: readonly number[];

  constructor(blocks: readonly DescribedBlock[]) {
    this.blocks = blocks;
    const all = none();
    const wordsBefore: number[] = [];
    const proseBefore: number[] = [];
    let [both, either] = [0, 0];
    for (const one of blocks) {
      wordsBefore.push(all.words);
      proseBefore.push(all.prose);
      addTo(all, one);
      addTo(inMap(this.#alike, one.shape), one);
      for (let element: Element | null = one.block.element; element !== null; element = element.parentElement)
        addTo(inMap(this.#elements, element), one);
      this.#said.set(one.block.text, (this.#said.get(one.block.text) ?? 0) + 1);
      const { length } = one.text.words;
      both += length * Math.min(one.readability, one.defuddle);
      either += length * Math.max(one.readability, one.defuddle);
    }
    let last = -1;
    this.#headings = blocks.map(({ block }, at) => {
      const before = last;
      if (/^h[1-6]$/.test(block.element.localName)) last = at;
      return before;
    });
    this.all = all;
    this.allProse = all.prose;
    this.wordsBefore = wordsBefore;
    this.proseBefore = proseBefore;
    this.agreement = either === 0 ? 0 : both / either;
    this.heading = headingOf(blocks);
    this.readability = spanOf(blocks, ({ readability }) => readability);
    this.defuddle = spanOf(blocks, ({ defuddle }) => defuddle);
    this.#heart = this.#findHeart();
    this.heartSums = (this.#heart && this.#elements.get(this.#heart)) ?? all;
  }

  /** The nearest heading before a block, other than itself, and how many blocks it stands before; undefined for none. */
  headingBefore(at: number): { readonly heading: DescribedBlock; readonly steps: number } | undefined {
    const place = this.#headings[at] ?? -1;
    const heading = this.blocks[place];
    return heading === undefined ? undefined : { heading, steps: at - place };
  }

  timesSaid({ block }: DescribedBlock): number {
    return this.#said.get(block.text) ?? 1;
  }

  /** What the element so many steps above a block's own amounts to; the outermost where there is none. */
  sumsAbove(at: number, steps: number): Sums {
    let element = this.blocks[at]?.block.element;
    for (let step = 0; step < steps && element?.parentElement; step++) element = element.parentElement;
    return (element && this.#elements.get(element)) ?? this.all;
  }

  sumsAlike(at: number): Sums {
    return this.#alike.get(this.blocks[at]?.shape ?? "") ?? this.all;
  }

  /** The mean of some blocks counted from one, that one left out; 0 where there is none. */
  meanAround(at: number, from: number, to: number, pick: (one: DescribedBlock) => number): number {
    let [sum, count] = [0, 0];
    for (let other = Math.max(0, at + from); other <= at + to; other++) {
      const one = this.blocks[other];
      if (one === undefined) break;
      if (other === at) continue;
      sum += pick(one);
      count++;
    }
    return count === 0 ? 0 : sum / count;
  }

  /** How many of the two blocks before and the two behind have the same parent. */
  siblingsAround(at: number): number {
    const parent = this.blocks[at]?.block.element.parentElement;
    return [-2, -1, 1, 2].filter((step) => this.blocks[at + step]?.block.element.parentElement === parent)
      .length;
  }

  /** How many steps a block's element stands below the heart of the page; -1 outside. */
  stepsToHeart(at: number): number {
    let steps = 0;
    for (
      let element = this.blocks[at]?.block.element ?? null;
      element !== null;
      element = element.parentElement
    ) {
      if (element === this.#heart) return steps;
      steps++;
    }
    return -1;
  }

  /** The child of the heart that a block stands in; the block's own element outside. */
  branch(at: number): Sums {
    const own = this.blocks[at]?.block.element;
    for (let element = own ?? null; element !== null; element = element.parentElement)
      if (element.parentElement === this.#heart && this.#heart !== undefined)
        return this.#elements.get(element) ?? this.all;
    return (own && this.#elements.get(own)) ?? this.all;
  }

  /** The innermost element that holds most of what the extractors kept. */
  #findHeart(): Element | undefined {
    const weight = ({ readability, defuddle }: Sums): number => readability + defuddle;
    const wanted = MOST * weight(this.all);
    if (wanted === 0) return undefined;
    let [heart, least]: [Element | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
    for (const [element, sums] of this.#elements) {
      if (weight(sums) < wanted || sums.words > least) continue;
      // Of elements that hold the same the innermost, which is the first that its blocks lead to.
      if (sums.words < least) [heart, least] = [element, sums.words];
    }
    return heart;
  }
}

function inMap<Key>(map: Map<Key, Growing>, key: Key): Growing {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = none();
  map.set(key, fresh);
  return fresh;
}

function addTo(
  sums: Growing,
  { block, text, linkShare, readability, defuddle, structured }: DescribedBlock,
): void {
  const { length } = text.words;
  sums.words += length;
  sums.blocks += 1;
  sums.linked += length * linkShare;
  sums.prose += text.endsSentence && linkShare < 0.5 ? length : 0;
  sums.readability += length * readability;
  sums.defuddle += length * defuddle;
  sums.structured += length * structured;
  sums.pictures += block.pictures;
}

function headingOf(blocks: readonly DescribedBlock[]): number {
  let [heading, best] = [0, 0.4];
  blocks.forEach(({ titleOf, ofTitle, block }, at) => {
    const likeness = titleOf * ofTitle + (block.element.localName === "h1" ? 0.2 : 0);
    if (likeness > best) [heading, best] = [at, likeness];
  });
  return heading;
}

function spanOf(blocks: readonly DescribedBlock[], pick: (one: DescribedBlock) => number): Span {
  const isKept = (one: DescribedBlock): boolean => pick(one) >= 0.5 && one.text.words.length > 3;
  return { first: Math.max(0, blocks.findIndex(isKept)), last: Math.max(0, blocks.findLastIndex(isKept)) };
}
