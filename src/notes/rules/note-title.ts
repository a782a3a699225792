import { frontMatterFields, frontMatterOf } from "../../markdown/front-matter.ts";

const LONGEST = 120;

/**
 * What a note is called: its first line with words in it, without the marks of Markdown; what front matter of its own
 * calls it where nothing follows that. "" for an empty note.
 */
export function noteTitle(body: string): string {
  const front = frontMatterOf(body);
  const text = front === undefined ? body : body.slice(front.end);
  for (const line of text.split(/\r?\n/)) {
    const words = plainLine(line);
    if (words !== "" && !/^(?:---|\+\+\+|```)/.test(line.trim())) return clip(words, LONGEST);
  }
  return front === undefined ? "" : clip(frontMatterFields(front.value).get("title") ?? "", LONGEST);
}

/** What stands below the title, as one line. */
export function noteExcerpt(body: string, length: number): string {
  const front = frontMatterOf(body);
  const lines = (front === undefined ? body : body.slice(front.end))
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
