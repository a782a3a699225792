/** A quote as it is compared with a place. */
interface Quote {
  readonly exact: string;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** So many characters of a quote are found by themselves, whatever stands around them. */
const LONG = 32;

/**
 * How many letters of a quote may differ where it stands now: none of a short one, for one letter makes another word
 * of it, and up to one in seven of a long one.
 */
export function mostErrors(exact: string): number {
  const share = Math.min(0.15, (exact.length - 12) / 300);
  return share <= 0 ? 0 : Math.floor(exact.length * share);
}

/**
 * Whether a place is like enough to what was quoted to be taken for it. What was changed itself must keep its numbers,
 * its names and its negations; what is short must keep some of its surroundings, for its words may stand anywhere.
 */
export function isLikeEnough(
  { exact }: Quote,
  text: string,
  { start, end, errors }: Place,
  { before, after }: { readonly before: number; readonly after: number },
): boolean {
  const kept = Math.max(before, after);
  if (errors === 0) return exact.length >= LONG || kept >= (exact.length >= LONG / 2 ? 0.1 : 0.2);
  if (exact.length < 2 * LONG && kept < 0.25) return false;
  return weighty(exact) === weighty(text.slice(start, end));
}

/** Words that turn what is said into its opposite. */
const negations = /^(?:not?|never|none|nor|without|cannot|\p{L}+n['’]t)$/iu;

/** What of a passage is never a slip of the pen: its numbers in any script, its names, its negations, in order. */
function weighty(passage: string): string {
  const parts =
    passage
      .normalize("NFKC")
      .match(
        /[零〇一二三四五六七八九十百千万亿两不没無无非未否]|[\p{N}]+(?:[.,:/]\p{N}+)*|[\p{L}\p{M}\p{N}'’]+/gu,
      ) ?? [];
  return parts
    .filter(
      (part) =>
        /\p{N}|^[零〇一二三四五六七八九十百千万亿两不没無无非未否]$/u.test(part) ||
        /\p{Lu}/u.test(part) ||
        negations.test(part),
    )
    .join(" ");
}
