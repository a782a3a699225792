import search from "approx-string-match";

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
/** Of a passage that was changed itself, at most so much may differ. */
const TOLERANCE = 0.2;
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
 * most like it. Undefined where there is none.
 */
export function findQuote(text: string, quote: TextQuote, near: number): TextRange | undefined {
  const { exact } = quote;
  if (exact === "") return undefined;
  const flat = new FlatText(text);
  const places: { start: number; end: number; errors: number }[] = [];
  for (let at = flat.text.indexOf(exact); at >= 0; at = flat.text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length, errors: 0 });
  if (places.length === 0 && exact.length <= LONGEST_FUZZY)
    places.push(...search(flat.text, exact, Math.floor(exact.length * TOLERANCE)));
  if (places.length === 0 && exact.length > LONGEST_FUZZY) places.push(...byEnds(flat.text, exact));
  const best = places
    .map((place) => ({ ...place, score: score(flat, place, quote, near, text.length) }))
    .sort((one, other) => other.score - one.score)[0];
  return best === undefined
    ? undefined
    : { start: flat.source(best.start), end: flat.source(best.end - 1) + 1 };
}

/** A long passage whose middle was changed: from where it begins to where it ends. */
function byEnds(text: string, exact: string): readonly { start: number; end: number; errors: number }[] {
  const [head, tail] = [exact.slice(0, 60), exact.slice(-60)];
  const start = text.indexOf(head);
  const end = text.indexOf(tail, Math.max(0, start));
  const length = end + tail.length - start;
  return start < 0 || end < 0 || length > exact.length * 1.5
    ? []
    : [{ start, end: end + tail.length, errors: Math.abs(length - exact.length) }];
}

function score(
  flat: FlatText,
  { start, end, errors }: { readonly start: number; readonly end: number; readonly errors: number },
  { exact, prefix, suffix }: TextQuote,
  near: number,
  length: number,
): number {
  const before =
    sharedEnd(flat.text.slice(Math.max(0, start - CONTEXT), start), prefix) / Math.max(1, prefix.length);
  const after = sharedStart(flat.text.slice(end, end + CONTEXT), suffix) / Math.max(1, suffix.length);
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
