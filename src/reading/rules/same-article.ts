/** An article as it is compared with another: its title, and its plain text. */
export interface Compared {
  readonly title: string;
  readonly text: string;
}

/** Of what two texts say, in runs of three words, at most this share may differ: a date, a count, an advertisement. */
const TOLERANCE = 0.06;
/** A text of fewer runs must be the same to the word: one word may be all that tells it from another. */
const SHORT = 100;

/**
 * Whether two articles are one, by what they say: the same title, and all but the same text in the same order. Errs on
 * the side of two, for a doubled article is seen and a lost one is not.
 */
export function isSameArticle(one: Compared, other: Compared): boolean {
  if (plain(one.title) === "" || plain(one.title) !== plain(other.title)) return false;
  const [words, others] = [runsOf(one.text), runsOf(other.text)];
  if (words.size === 0 || others.size === 0) return false;
  let shared = 0;
  for (const run of words) if (others.has(run)) shared++;
  const all = words.size + others.size - shared;
  return all < SHORT ? shared === all : (all - shared) / all <= TOLERANCE;
}

function plain(title: string): string {
  return title.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Each three words in a row; of scripts without spaces each three characters. */
function runsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= words.length; at++) runs.add(words.slice(at, at + 3).join(" "));
  if (runs.size === 0 && words.length > 0) runs.add(words.join(" "));
  return runs;
}
