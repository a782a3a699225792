/** What of an article its place in the order by hand depends on. */
export interface Placed {
  readonly savedAt: number;
  /** Where it stood in an earlier version: a number, smaller for higher up. */
  readonly rank: number | null;
  /** Where a person put it; "" where nobody did. */
  readonly position: string;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** The year 2286, in milliseconds since 1970: what is saved later counts as saved then. */
const LATEST = 1e13;
/** How many digits stand before and behind the point; the first letter of a key says how many before. */
const WHOLE_DIGITS = 9;
const WHOLE_MARK = "i";
const PART_DIGITS = 5;

/**
 * Compares two places in the order by hand, below 0 where the one stands above. What was never moved stands by when it
 * was saved, above what was saved before it: new things come on top.
 */
export function comparePositions(one: Placed, other: Placed): number {
  if (one.position === "" && other.position === "") return rankOf(one) - rankOf(other);
  const [a, b] = [positionOf(one), positionOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function rankOf({ rank, savedAt }: Placed): number {
  return rank ?? -savedAt;
}

/** The position of an article, worked out from its rank or time where nobody gave it one. */
export function positionOf(article: Placed): string {
  if (article.position !== "") return article.position;
  const value = Math.max(0, LATEST + rankOf(article));
  let whole = Math.floor(value);
  let part = value - whole;
  let digits = "";
  for (let count = 0; count < WHOLE_DIGITS; count++) {
    digits = DIGITS.charAt(whole % DIGITS.length) + digits;
    whole = Math.floor(whole / DIGITS.length);
  }
  let fraction = "";
  for (let count = 0; count < PART_DIGITS && part > 0; count++) {
    part *= DIGITS.length;
    fraction += DIGITS.charAt(Math.floor(part));
    part -= Math.floor(part);
  }
  // A key does not end in a zero.
  return WHOLE_MARK + digits + fraction.replace(/(?<!0)0+$/, "");
}
