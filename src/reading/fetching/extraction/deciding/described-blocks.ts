import { alignWords } from "./align-words.ts";
import { type BlockText, readBlockText } from "./block-text.ts";
import { NearestKinds } from "./element-kinds.ts";
import { type PageBlock, pageBlocks } from "./page-blocks.ts";
import { pageWords } from "./page-words.ts";
import { stopShare } from "./stop-words.ts";

/** What is known of a page beside its blocks. */
export interface PageSources {
  /** What Readability and Defuddle found, each in a document of its own; undefined for nothing. */
  readonly readability: Element | undefined;
  readonly defuddle: Element | undefined;
  /** The text of the article as its structured data has it (schema.org `articleBody`), or "". */
  readonly articleBody: string;
  /** How the page describes itself, or "". */
  readonly description: string;
  readonly title: string;
}

/** A block with all that is told of it alone; what it is among the others is `BlockFeatures`. */
export interface DescribedBlock {
  readonly block: PageBlock;
  readonly text: BlockText;
  readonly stops: number;
  readonly linkShare: number;
  /** The share of its words that Readability kept, that Defuddle kept, and that the structured data have. */
  readonly readability: number;
  readonly defuddle: number;
  readonly structured: number;
  readonly described: number;
  /** The share of its words that the title has, and of the title's words that it has. */
  readonly ofTitle: number;
  readonly titleOf: number;
  /** How far the nearest element of each kind is (`elementKinds`). */
  readonly kinds: Uint8Array;
  readonly depth: number;
  /** What blocks share that are built alike: tags and classes of the three innermost elements. */
  readonly shape: string;
}

/** Describes each block of a page. */
export function describeBlocks(root: Element, sources: PageSources): readonly DescribedBlock[] {
  const blocks = pageBlocks(root);
  const words = blocks.map(({ text }) => pageWords(text));
  const all = words.flat();
  const kept = (text: readonly string[]): readonly number[] => sharesOf(words, alignWords(all, text));
  const wordsIn = (found: Element | undefined): readonly string[] =>
    found === undefined ? [] : pageBlocks(found).flatMap(({ text }) => pageWords(text));
  const readability = kept(wordsIn(sources.readability));
  const defuddle = kept(wordsIn(sources.defuddle));
  const structured = kept(pageWords(sources.articleBody));
  const description = new Set(pairs(pageWords(sources.description)));
  const title = new Set(pageWords(sources.title));
  const kinds = new NearestKinds();
  return blocks.map((block, at) => {
    const own = words[at] ?? [];
    const text = readBlockText(block.text, own);
    const inTitle = own.reduce((sum, word) => sum + (title.has(word) ? 1 : 0), 0);
    return {
      block,
      text,
      stops: stopShare(own),
      linkShare: Math.min(1, block.linked / Math.max(1, block.text.length)),
      readability: readability[at] ?? 0,
      defuddle: defuddle[at] ?? 0,
      structured: structured[at] ?? 0,
      described: shareIn(pairs(own), description),
      ofTitle: inTitle / Math.max(1, own.length),
      titleOf:
        own.length > 60 ? 0 : new Set(own.filter((word) => title.has(word))).size / Math.max(1, title.size),
      kinds: kinds.of(block.element),
      depth: depthOf(block.element),
      shape: shapeOf(block.element),
    };
  });
}

/** For each block the share of its words that were taken; `taken` has one entry for each word of all blocks. */
export function sharesOf(words: readonly (readonly string[])[], taken: Uint8Array): readonly number[] {
  let at = 0;
  return words.map((own) => {
    let sum = 0;
    for (let index = 0; index < own.length; index++) sum += taken[at++] ?? 0;
    return sum / Math.max(1, own.length);
  });
}

function pairs(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

function shareIn(units: readonly string[], set: ReadonlySet<string>): number {
  if (units.length === 0 || set.size === 0) return 0;
  return units.reduce((sum, unit) => sum + (set.has(unit) ? 1 : 0), 0) / units.length;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let above = element.parentElement; above !== null; above = above.parentElement) depth++;
  return depth;
}

function shapeOf(element: Element): string {
  const parts: string[] = [];
  for (let above: Element | null = element; above !== null && parts.length < 3; above = above.parentElement)
    // Numbers in classes tell one block from the next.
    parts.push(`${above.localName}.${(above.getAttribute("class") ?? "").replace(/\d+/g, "")}`);
  return parts.join(">");
}
