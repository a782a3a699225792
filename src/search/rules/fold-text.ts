/**
 * A text as it is searched: without regard to case, every character in its place, so that where something is found
 * in the folded text is where it stands in the text.
 */
export function foldText(text: string): string {
  const folded = text.toLowerCase();
  if (folded.length === text.length) return folded;
  return Array.from(text, (character) => {
    const low = character.toLowerCase();
    return low.length === character.length ? low : character;
  }).join("");
}

/** The words of a query, folded; each must be found. A text in a script without spaces is one word. */
export function queryWords(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}
