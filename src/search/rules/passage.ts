import { FoldedPlaces, foldText, queryWords } from "./fold-text.ts";

/** A piece of a passage: as it stands, or one of the words that were searched for. */
export interface PassagePart {
  readonly text: string;
  readonly found: boolean;
}

/** Characters of a passage before what was found, and in all. */
const BEFORE = 60;
const LENGTH = 220;

/** The passage of a text around a place, the words of the query told apart. A place below 0 is the beginning. */
export function passageAt(text: string, at: number, query: string): readonly PassagePart[] {
  const start = at <= BEFORE ? 0 : wordStart(text, at - BEFORE);
  const passage = text.slice(start, start + LENGTH);
  const parts = markWords(passage, query);
  return [
    ...(start > 0 ? [{ text: "…", found: false }] : []),
    ...parts,
    ...(start + LENGTH < text.length ? [{ text: "…", found: false }] : []),
  ];
}

/** A text with the words of a query told apart. */
export function markWords(text: string, query: string): readonly PassagePart[] {
  const folded = foldText(text);
  const places = new FoldedPlaces(text);
  const ranges = queryWords(query)
    .flatMap((word) => {
      const found: (readonly [number, number])[] = [];
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
        found.push([places.inText(at), places.endInText(at + word.length)]);
      return found;
    })
    .sort(([one], [other]) => one - other);
  const parts: PassagePart[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (start < from) continue;
    if (start > from) parts.push({ text: text.slice(from, start), found: false });
    parts.push({ text: text.slice(start, end), found: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), found: false });
  return parts;
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space >= 0 && space - at < 20 ? space + 1 : at;
}
