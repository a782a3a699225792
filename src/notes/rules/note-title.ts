import { frontMatterFields, frontMatterOf } from "../../markdown/front-matter.ts";

const LONGEST = 120;

/**
 * What a note is called: its first line with words in it, without the marks of Markdown; what front matter of its own
 * calls it where nothing follows that. "" for an empty note.
 */
export function noteTitle(body: string): string {
  const front = frontMatterOf(body);
  const text = front === undefined ? body : body.slice(front.end);
  for (const line of linesOf(text)) {
    const words = plainLine(line);
    if (words !== "" && !/^(?:---|\+\+\+|```)/.test(line.trim())) return clip(words, LONGEST);
  }
  return front === undefined ? "" : clip(frontMatterFields(front.value).get("title") ?? "", LONGEST);
}

/** What stands below the title, as one line. */
export function noteExcerpt(body: string, length: number): string {
  const front = frontMatterOf(body);
  let excerpt = "";
  let isTitle = true;
  for (const line of linesOf(front === undefined ? body : body.slice(front.end))) {
    const words = plainLine(line);
    if (words === "") continue;
    if (!isTitle) excerpt += excerpt === "" ? words : ` ${words}`;
    isTitle = false;
    if (excerpt.length > length * 2) break;
  }
  return clip(excerpt, length);
}

/** The lines of a text one after the other, so that of a long one only those asked for are cut out. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf("\n", start);
    const line = end < 0 ? text.slice(start) : text.slice(start, end);
    yield line.endsWith("\r") ? line.slice(0, -1) : line;
    if (end < 0) return;
    start = end + 1;
  }
}

function plainLine(line: string): string {
  return withoutLinks(line.replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)+/, ""))
    .replace(/(\*\*|__|~~|`)/g, "")
    .trim();
}

/** A line with the words of its links and pictures in their place; each letter is looked at a few times. */
function withoutLinks(line: string): string {
  let result = "";
  let from = 0;
  for (let open = line.indexOf("["); open >= 0; ) {
    const close = line.indexOf("]", open);
    if (close < 0) break;
    if (line[close + 1] !== "(") {
      open = line.indexOf("[", close + 1);
      continue;
    }
    const end = line.indexOf(")", close + 2);
    if (end < 0) break;
    const start = open > from && line[open - 1] === "!" ? open - 1 : open;
    result += line.slice(from, start) + line.slice(open + 1, close);
    from = end + 1;
    open = line.indexOf("[", from);
  }
  return result + line.slice(from);
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
