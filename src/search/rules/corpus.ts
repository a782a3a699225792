import { FoldedPlaces, foldText, queryWords } from "./fold-text.ts";
import { SIGNATURE_WORDS, signatureBits, writeSignature } from "./signature.ts";

/** Something to be found: an article, a note, a highlight. */
export interface SearchDocument {
  /** What it is known by among all documents. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** When it was made, milliseconds since 1970; newer ones are shown first. */
  readonly at: number;
}

/** A document that was found. */
export interface Hit extends SearchDocument {
  /** What of the query is shown: all of it where it stands together, else its longest word; folded. */
  readonly shown: string;
  /** Where in its text that stands, in UTF-16 units; -1 where only the title holds it. */
  readonly place: number;
}

export interface Hits {
  /** The best, best first. */
  readonly best: readonly Hit[];
  /** How many documents there are in all. */
  readonly count: number;
}

/** So many are shown. */
const MOST = 50;
/**
 * Ranks: all words in the title, at the beginning of a word before the middle of one; then in the text, all of them
 * together as they were typed, then apart; each at the beginning of a word before the middle of one.
 */
const RANKS = 6;

/**
 * Texts that are searched by looking through them: nothing to build but a signature each, any substring of any
 * script found. What was found for "qu" is all that is looked through for "que".
 */
export class Corpus {
  private readonly documents: readonly SearchDocument[];
  private readonly titles: readonly string[];
  private readonly texts: readonly string[];
  private readonly signatures: Uint32Array;
  private last: { readonly query: string; readonly found: readonly number[] } | undefined;

  constructor(documents: readonly SearchDocument[]) {
    const newest = [...documents].sort((one, other) => other.at - one.at);
    this.documents = newest;
    this.titles = newest.map(({ title }) => foldText(title));
    this.texts = newest.map(({ text }) => foldText(text));
    this.signatures = new Uint32Array(newest.length * SIGNATURE_WORDS);
    for (const index of newest.keys()) {
      writeSignature(this.titles[index] ?? "", this.signatures, index * SIGNATURE_WORDS);
      writeSignature(this.texts[index] ?? "", this.signatures, index * SIGNATURE_WORDS);
    }
  }

  get size(): number {
    return this.documents.length;
  }

  /** Finds the documents that hold every word of a query, in their title or text. */
  search(query: string): Hits {
    const words = queryWords(query);
    if (words.length === 0) return { best: [], count: 0 };
    const folded = words.join(" ");
    const { last } = this;
    const candidates = last !== undefined && folded.startsWith(last.query) ? last.found : undefined;
    const found: number[] = [];
    const ranks: Hit[][] = Array.from({ length: RANKS }, () => []);
    const bits = signatureBits(words);
    const longest = [...words].sort((one, other) => other.length - one.length)[0] ?? "";
    const size = candidates?.length ?? this.size;
    for (let place = 0; place < size; place++) {
      const index = candidates?.[place] ?? place;
      if (!this.mayHold(index, bits)) continue;
      const hit = this.match(index, words, folded, longest);
      if (hit === undefined) continue;
      found.push(index);
      const rank = ranks[hit.rank];
      const document = this.documents[index];
      if (rank !== undefined && document !== undefined && rank.length < MOST)
        rank.push({ ...document, shown: hit.shown, place: hit.at });
    }
    this.last = { query: folded, found };
    const best = ranks.flat().slice(0, MOST);
    return { best: best.map((hit) => ({ ...hit, place: placeInText(hit) })), count: found.length };
  }

  private mayHold(index: number, bits: readonly number[]): boolean {
    const start = index * SIGNATURE_WORDS;
    for (const bit of bits) {
      if (((this.signatures[start + (bit >> 5)] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  private match(
    index: number,
    words: readonly string[],
    phrase: string,
    longest: string,
  ): { readonly rank: number; readonly at: number; readonly shown: string } | undefined {
    const [title, text] = [this.titles[index] ?? "", this.texts[index] ?? ""];
    let inTitle = true;
    for (const word of words) {
      const titled = title.includes(word);
      inTitle &&= titled;
      if (!titled && !text.includes(word)) return undefined;
    }
    const together = text.indexOf(phrase);
    const shown = together >= 0 ? phrase : longest;
    const at = together >= 0 ? together : text.indexOf(longest);
    const begins = inTitle
      ? beginsWord(title, title.indexOf(words[0] ?? ""))
      : at >= 0 && beginsWord(text, at);
    return { rank: (inTitle ? 0 : together >= 0 ? 2 : 4) + (begins ? 0 : 1), at, shown };
  }
}

/** Where in the text stands what was found at a place of its folded form; mostly that is the same place. */
function placeInText({ text, place }: Hit): number {
  if (place < 0 || foldText(text.slice(0, place)).length === place) return place;
  return new FoldedPlaces(text).inText(place);
}

/** Whether a place of a text is the beginning of a word; in scripts without spaces every character is. */
function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(text[at - 1] ?? "");
}
