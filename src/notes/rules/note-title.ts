const LONGEST = 120;

/** What a note is called: its first line with words in it, without the marks of Markdown. "" for an empty note. */
export function noteTitle(body: string): string {
  for (const line of body.split(/\r?\n/)) {
    const words = plainLine(line);
    if (words !== "" && !/^(?:---|\+\+\+|```)/.test(line.trim())) return clip(words, LONGEST);
  }
  return "";
}

/** What stands below the title, as one line. */
export function noteExcerpt(body: string, length: number): string {
  const lines = body
    .split(/\r?\n/)
    .map(plainLine)
    .filter((line) => line !== "");
  return clip(lines.slice(1).join(" "), length);
}

function plainLine(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)+/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .trim();
}

function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
