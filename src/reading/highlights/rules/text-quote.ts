import search from "approx-string-match";
import { isLikeEnough, mostErrors } from "./quote-likeness.ts";

/**
 * A passage by its words and what stands around it: the TextQuoteSelector of the W3C Web Annotation Data Model
 * (4.2.4), which finds its place again in a text that has changed around it.
 */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Characters of context on either side. */
const CONTEXT = 32;
/** Longer passages than this are found by their beginning and their end. */
const LONGEST_FUZZY = 400;

/** Describes a range of a text as a quote. */
export function quoteOf(text: string, { start, end }: TextRange): TextQuote {
  return {
    exact: plain(text.slice(start, end)),
    prefix: plain(text.slice(Math.max(0, start - 2 * CONTEXT), start)).slice(-CONTEXT),
    suffix: plain(text.slice(end, end + 2 * CONTEXT)).slice(0, CONTEXT),
  };
}

/**
 * Where a quote stands in a text, whatever its white space: of several places the one whose surroundings are most
 * alike, and among those the one nearest to where it last stood; of a passage that was itself changed, the place
 * most like it. Undefined where none is like enough: a passage that is not found is better than one that says other
 * words.
 */
export function findQuote(text: string, quote: TextQuote, near: number): TextRange | undefined {
  const { exact } = quote;
  if (exact === "") return undefined;
  const flat = new FlatText(text);
  const places: Place[] = [];
  for (let at = flat.text.indexOf(exact); at >= 0; at = flat.text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length, errors: 0 });
  const errors = mostErrors(exact);
  if (places.length === 0 && exact.length <= LONGEST_FUZZY && errors > 0)
    places.push(...search(flat.text, exact, errors).map((place) => inWholeWords(flat.text, place, quote)));
  if (places.length === 0 && exact.length > LONGEST_FUZZY) places.push(...byEnds(flat.text, exact));
  const best = places
    .filter((place) => isLikeEnough(quote, flat.text, place, surroundings(flat, place, quote)))
    .map((place) => ({ ...place, score: score(flat, place, quote, near, text.length) }))
    .sort((one, other) => other.score - one.score)[0];
  return best === undefined
    ? undefined
    : { start: flat.source(best.start), end: flat.source(best.end - 1) + 1 };
}

/** A long passage whose middle was changed: from where it begins to where it ends. */
function byEnds(text: string, exact: string): readonly Place[] {
  const [head, tail] = [exact.slice(0, 60), exact.slice(-60)];
  const start = text.indexOf(head);
  const end = text.indexOf(tail, Math.max(0, start));
  const length = end + tail.length - start;
  return start < 0 || end < 0 || length > exact.length * 1.5
    ? []
    : [{ start, end: end + tail.length, errors: Math.abs(length - exact.length) }];
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** How many letters differ. */
  readonly errors: number;
}

/** A place that cuts no word the quote did not cut. */
function inWholeWords(
  text: string,
  { start, end, errors }: Place,
  { exact, prefix, suffix }: TextQuote,
): Place {
  let [from, to] = [start, end];
  if (!isInWord(prefix.slice(-1) + exact.slice(0, 1)))
    while (from > 0 && isInWord(text.slice(from - 1, from + 1))) from--;
  if (!isInWord(exact.slice(-1) + suffix.slice(0, 1)))
    while (to < text.length && isInWord(text.slice(to - 1, to + 1))) to++;
  return { start: from, end: to, errors };
}

/** Whether two characters in a row are letters or digits of one word, in a script that writes words apart. */
function isInWord(pair: string): boolean {
  return /^(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})[\p{L}\p{N}\p{M}]){2}$/u.test(
    pair,
  );
}

/** The shares, from 0 to 1, of what stood before and after a quote that stands before and after a place. */
function surroundings(
  flat: FlatText,
  { start, end }: Place,
  { prefix, suffix }: TextQuote,
): { readonly before: number; readonly after: number } {
  const head = flat.text.slice(Math.max(0, start - CONTEXT), start);
  const tail = flat.text.slice(end, end + CONTEXT);
  return {
    before: prefix === "" ? Number(head === "") : sharedEnd(head, prefix) / prefix.length,
    after: suffix === "" ? Number(tail === "") : sharedStart(tail, suffix) / suffix.length,
  };
}

function score(flat: FlatText, place: Place, quote: TextQuote, near: number, length: number): number {
  const { before, after } = surroundings(flat, place, quote);
  const { exact } = quote;
  const { start, errors } = place;
  const nearness = 1 - Math.abs(flat.source(start) - near) / Math.max(1, length);
  return 3 * (1 - errors / exact.length) + before + after + 0.2 * nearness;
}

function sharedStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count++;
  return count;
}

function sharedEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** A text with every run of white space as one space, and the way back to where each character stood. */
class FlatText {
  readonly text: string;
  private readonly origins: Uint32Array;

  constructor(source: string) {
    const origins = new Uint32Array(source.length);
    const parts: string[] = [];
    let length = 0;
    for (const { 0: run, index } of source.matchAll(/\s+|\S+/g)) {
      const kept = /^\s/.test(run) ? " " : run;
      for (let at = 0; at < kept.length; at++) origins[length++] = index + at;
      parts.push(kept);
    }
    this.text = parts.join("");
    this.origins = origins;
  }

  /** Where a character stood in the source. */
  source(at: number): number {
    return this.origins[Math.min(Math.max(0, at), Math.max(0, this.text.length - 1))] ?? 0;
  }
}
