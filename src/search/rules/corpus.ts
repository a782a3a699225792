import { FoldedPlaces, foldText, queryWords } from "./fold-text.ts";
import { SIGNATURE_WORDS, signatureBits, writeSignature } from "./signature.ts";

/** Something to be found: an article, a note, a task … */
export interface SearchDocument {
  /** What it is known by among all documents. */
  readonly key: string;
  /** The kind of things it is listed with. */
  readonly group: string;
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

/** What was found of one group. */
export interface HitGroup {
  readonly group: string;
  /** The best, best first. */
  readonly best: readonly Hit[];
  /** How many documents of it there are in all. */
  readonly count: number;
}

export interface Hits {
  /** The groups in which something was found, that with the best hit first. */
  readonly groups: readonly HitGroup[];
  /** How many documents there are in all. */
  readonly count: number;
}

/** So many of a group are shown where it is shown whole. */
export const MOST_OF_GROUP = 50;
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

  /** Finds the documents that hold every word of a query, in their title or text; `most` says how many of a group are told. */
  search(query: string, most: (group: string) => number = () => MOST_OF_GROUP): Hits {
    const words = queryWords(query);
    if (words.length === 0) return { groups: [], count: 0 };
    const folded = words.join(" ");
    const { last } = this;
    const candidates = last !== undefined && folded.startsWith(last.query) ? last.found : undefined;
    const found: number[] = [];
    const groups = new Map<string, { count: number; readonly ranks: readonly Hit[][] }>();
    const bits = signatureBits(words);
    const longest = [...words].sort((one, other) => other.length - one.length)[0] ?? "";
    const size = candidates?.length ?? this.size;
    for (let place = 0; place < size; place++) {
      const index = candidates?.[place] ?? place;
      if (!this.mayHold(index, bits)) continue;
      const hit = this.match(index, words, folded, longest);
      if (hit === undefined) continue;
      found.push(index);
      const document = this.documents[index];
      if (document === undefined) continue;
      let group = groups.get(document.group);
      if (group === undefined) {
        group = { count: 0, ranks: Array.from({ length: RANKS }, () => []) };
        groups.set(document.group, group);
      }
      group.count++;
      const rank = group.ranks[hit.rank];
      if (rank !== undefined && rank.length < most(document.group))
        rank.push({ ...document, shown: hit.shown, place: hit.at });
    }
    this.last = { query: folded, found };
    const bestRank = (ranks: readonly Hit[][]): number => ranks.findIndex((rank) => rank.length > 0);
    return {
      groups: [...groups]
        .sort(([, one], [, other]) => bestRank(one.ranks) - bestRank(other.ranks))
        .map(([group, { count, ranks }]) => ({
          group,
          count,
          best: ranks
            .flat()
            .slice(0, most(group))
            .map((hit) => ({ ...hit, place: placeInText(hit) })),
        })),
      count: found.length,
    };
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
