import { type Candidate, defuddleCandidate, readabilityCandidate } from "./candidates.ts";
import { mendLeadPicture } from "./lead-picture.ts";
import { mendGaps } from "./missing-blocks.ts";
import { linkShare } from "./text-blocks.ts";

/**
 * So much text, in words (a character of a script without spaces is half of one), makes Readability's choice a sure
 * one. It weighs parts of a page against each other and is at its best on long articles; on short pages and odd ones
 * Defuddle is, which looks at what a page says of itself. Measured with benchmarks/extraction.
 */
const SURE = 300;
/** And so much that the other is not asked any more, which takes long on long pages. */
const CERTAIN = 1500;
/** A text with more links than this is a list of them. */
const LIST = 0.5;
/** What has less prose than this of what the other found is a part of it. */
const PART = 0.6;
/** What has so many times more prose than a whole article has other articles in it. */
const MORE = 3;

/** The content of a page by the extractor that suits it, whole; undefined where neither finds any. */
export function chooseCandidate(page: Document, address: string): Candidate | undefined {
  const byReadability = readabilityCandidate(page.cloneNode(true) as Document);
  const certain = byReadability !== undefined && byReadability.amount >= CERTAIN;
  const byDefuddle = certain ? undefined : defuddleCandidate(page.cloneNode(true) as Document, address);
  const chosen = choose(byReadability, byDefuddle);
  if (chosen === undefined) return undefined;
  const other = chosen === byReadability ? byDefuddle : byReadability;
  if (other !== undefined) mendGaps(chosen.root, other.root, true);
  mendGaps(chosen.root, page.body, false);
  mendLeadPicture(chosen.root, page);
  return chosen;
}

function choose(
  byReadability: Candidate | undefined,
  byDefuddle: Candidate | undefined,
): Candidate | undefined {
  if (byReadability === undefined || byReadability.amount === 0) return byDefuddle ?? byReadability;
  if (byDefuddle === undefined || byDefuddle.amount === 0) return byReadability;
  const [one, other] = [proseOf(byReadability), proseOf(byDefuddle)];
  if (one.links > LIST && other.links < one.links - 0.2 && other.amount > one.amount / 2) return byDefuddle;
  if (other.links > LIST && one.links < other.links - 0.2 && one.amount > other.amount / 2)
    return byReadability;
  const sure = byReadability.amount >= SURE;
  if (!sure && other.amount < PART * one.amount && one.sentences >= other.sentences + 2) return byReadability;
  const part = one.amount < PART * other.amount && other.sentences >= one.sentences + 2;
  if (part && (!sure || one.amount > other.amount / MORE)) return byDefuddle;
  // What the other has more is links.
  if (one.sentences >= other.sentences && one.amount > 0.85 * other.amount && other.links > one.links + 0.1)
    return byReadability;
  return sure ? byReadability : byDefuddle;
}

interface Prose {
  /** The share of it that is links. */
  readonly links: number;
  /** How much text it has beside them. */
  readonly amount: number;
  /** How many paragraphs and items end like a sentence. */
  readonly sentences: number;
}

function proseOf({ root, amount }: Candidate): Prose {
  const links = linkShare(root);
  const sentences = [...root.querySelectorAll("p, li, blockquote, dd, div")].filter(
    (block) => block.querySelector("p, li, div") === null && isSentence(block.textContent ?? ""),
  ).length;
  return { links, amount: amount * (1 - links), sentences };
}

function isSentence(text: string): boolean {
  return text.length > 40 && /[.!?…。！？؟।]["'”’»）)\]」』]?\s*$/.test(text);
}
