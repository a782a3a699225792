import type { TextRange } from "./text-quote.ts";

/** Letters on either side of an end of a passage among which its word is looked for; no word is longer. */
const NEAR = 80;
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * A passage that ends within no word: a finger seldom hits the gap between two. Words of scripts without spaces between them
 * (Chinese, Japanese, Thai) are left as they were selected.
 */
export function onWholeWords(text: string, { start, end }: TextRange): TextRange {
  const first = wordAround(text, start);
  const last = wordAround(text, end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

/** The word a place stands inside of, neither before nor behind it. */
function wordAround(text: string, place: number): TextRange | undefined {
  const from = Math.max(0, place - NEAR);
  for (const { segment, index, isWordLike } of words.segment(text.slice(from, place + NEAR))) {
    const start = from + index;
    const end = start + segment.length;
    if (end <= place) continue;
    if (start >= place) return undefined;
    const isSpaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(segment);
    return isWordLike === true && isSpaced ? { start, end } : undefined;
  }
  return undefined;
}
