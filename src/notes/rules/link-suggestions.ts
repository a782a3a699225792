/** A link between notes that is being written: "[[" with no end yet, and the words behind it up to the caret. */
export interface OpenLink {
  /** Where its brackets begin, and where the caret stands, in UTF-16 units. */
  readonly start: number;
  readonly caret: number;
  readonly words: string;
}

/** Longer words, in UTF-16 units, are those of a text and no longer what something is called. */
const LONGEST = 80;

/**
 * The link that is being written where the caret stands; undefined where there is none. A space behind the brackets, as in
 * a test of a shell, is none, nor is what a link says of its target behind "|" or "#".
 */
export function openLink(text: string, caret: number): OpenLink | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST - 2), caret);
  const brackets = before.lastIndexOf("[[");
  if (brackets < 0) return undefined;
  const words = before.slice(brackets + 2);
  if (/^\s|[[\]|#^\n\r]/.test(words)) return undefined;
  return { start: caret - words.length - 2, caret, words };
}

/** Something that can be suggested, by all it is called, each of them as `foldedWords` makes it. */
export interface Suggestible {
  readonly names: readonly string[];
}

/** Words as they are compared: without case, accents and marks, full width as half. */
export function foldedWords(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "");
}

/**
 * What is called by all the words that were typed, at most so many: first what is called just that, then what begins with
 * it, what has a word that does, and the rest; among equals in the order they came.
 */
export function suggestionsFor<T extends Suggestible>(all: Iterable<T>, typed: string, most: number): T[] {
  const words = foldedWords(typed).trim();
  const parts = words.split(/\s+/);
  const ranked: [T[], T[], T[], T[]] = [[], [], [], []];
  for (const one of all) {
    const rank = rankOf(one.names, words, parts);
    if (rank === undefined) continue;
    ranked[rank].push(one);
    if (ranked[0].length >= most || (words === "" && ranked[1].length >= most)) break;
  }
  return ranked.flat().slice(0, most);
}

type Rank = 0 | 1 | 2 | 3;

function rankOf(names: readonly string[], words: string, parts: readonly string[]): Rank | undefined {
  let best: Rank | undefined;
  for (const name of names) {
    const rank = rankOfName(name, words, parts);
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  }
  return best;
}

function rankOfName(name: string, words: string, parts: readonly string[]): Rank | undefined {
  const at = name.indexOf(words);
  if (at === 0) return name.length === words.length ? 0 : 1;
  if (at > 0) return name.includes(` ${words}`) ? 2 : 3;
  return parts.length > 1 && parts.every((part) => name.includes(part)) ? 3 : undefined;
}
