/** Characters without a width: soft hyphens, joiners, marks of direction, byte order marks. */
const silent = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;
const alike: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032\u02bc\u0060\u00b4]/g, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
];

/**
 * A text as it is searched: in Unicode Normalization Form KC (UAX #15), which makes one of composed and decomposed letters,
 * of ligatures and of full width forms; in lower case, without characters that have no width, with straight quotes and
 * plain hyphens. It may be longer or shorter than the text (`FoldedPlaces`).
 */
export function foldText(text: string): string {
  let folded = text.normalize("NFKC");
  if (!isAscii(folded)) {
    folded = folded.replace(silent, "");
    for (const [written, plain] of alike) folded = folded.replace(written, plain);
  } else folded = folded.replaceAll("`", "'");
  folded = folded.toLowerCase();
  // A sigma at the end of a word is another letter than the same within it.
  return folded.replaceAll("\u03c2", "\u03c3");
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Letters that one is composed of: a run of ASCII, Korean parts of a syllable, or one character with its marks. */
const cluster = /[\0-\x7f]+(?!\p{M})|[\u1100-\u11ff]+|.[\p{M}\uff9e\uff9f]*/gsu;

/** Where in a text stands what is found at places of its folded form; each place in UTF-16 units. */
export class FoldedPlaces {
  /** Where each cluster begins, in the folded form and in the text. */
  private readonly starts: (readonly [folded: number, text: number])[] = [];
  private readonly length: number;

  constructor(text: string) {
    let [folded, at] = [0, 0];
    for (const [letters] of text.matchAll(cluster)) {
      this.starts.push([folded, at]);
      folded += foldText(letters).length;
      at += letters.length;
    }
    this.length = at;
    this.starts.push([folded, at]);
  }

  /** The place in the text of one in its folded form; of one amid a cluster that folds to several letters, where that begins. */
  inText(place: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle]?.[0] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const [folded, text] = this.starts[low] ?? [0, 0];
    const next = this.starts[low + 1] ?? [folded, this.length];
    const isEven = next[0] - folded === next[1] - text;
    return isEven ? Math.min(text + place - folded, this.length) : text;
  }

  /** The end in the text of what ends at a place in its folded form. */
  endInText(place: number): number {
    if (place === 0) return 0;
    const begins = this.inText(place - 1);
    const ends = this.inText(place);
    if (ends > begins) return ends;
    const next = this.starts.find(([folded]) => folded >= place);
    return next?.[1] ?? this.length;
  }
}

/** The words of a query, folded; each must be found. A text in a script without spaces is one word. */
export function queryWords(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}
