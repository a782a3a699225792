import { frontMatterOf } from "./front-matter.ts";

/** Marks at the beginning of a line: a quote's, a heading's, an item's, a box. */
const lineMarks = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:\[.\][ \t]+)?/u;
/** The characters of thematic breaks, heading underlines and the delimiter rows of tables (CommonMark, GFM). */
const ruleMarks = new Set("-=*_~`|:+ \t");

/** Whether a line is only a rule, a fence, the underline of a heading or the second row of a table. */
function isOnlyMarks(line: string): boolean {
  const marks = line.trim();
  if (marks.startsWith("```") || marks.startsWith("~~~")) return true;
  return marks.length >= 3 && [...marks].every((character) => ruleMarks.has(character));
}

/**
 * The words of Markdown about as they are read, in one line and without a parser: for thousands of texts at once, as when
 * searching. The front matter is left out; of links and embeds their words stay. Each character is looked at a few times.
 */
export function wordsAsRead(source: string): string {
  const front = frontMatterOf(source);
  const body = front === undefined ? source : source.slice(front.end);
  return body
    .split("\n")
    .map((line) => (isOnlyMarks(line) ? "" : withoutInlineMarks(line.replace(lineMarks, ""))))
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();
}

function withoutInlineMarks(line: string): string {
  let words = "";
  // Behind the last ">" no tag ends, and none is looked for.
  const lastTag = line.lastIndexOf(">");
  for (let at = 0; at < line.length; ) {
    const character = line[at] ?? "";
    if (line.startsWith("[[", at) || line.startsWith("![[", at)) {
      const open = line.indexOf("[[", at) + 2;
      const close = line.indexOf("]]", open);
      if (close < 0) return words + line.slice(at);
      const [target = "", ...alias] = line.slice(open, close).split("|");
      words += alias.length > 0 ? alias.join("|") : target;
      at = close + 2;
    } else if (character === "]" && line[at + 1] === "(") {
      const close = line.indexOf(")", at);
      if (close < 0) return words + line.slice(at);
      at = close + 1;
    } else if (character === "<") {
      const close = at < lastTag && /[a-z/!]/i.test(line[at + 1] ?? "") ? line.indexOf(">", at) : -1;
      if (close < 0) words += character;
      at = close < 0 ? at + 1 : close + 1;
    } else {
      const isMark = "*`[]~=!".includes(character) && isPartOfMark(line, at);
      if (!isMark) words += character;
      at++;
    }
  }
  return words;
}

/** Whether a character is one of a mark: a bracket, a backtick, or one of a run such as "**". */
function isPartOfMark(line: string, at: number): boolean {
  const character = line[at];
  if (character === "!") return line[at + 1] === "[";
  if (character === "~" || character === "=") return line[at - 1] === character || line[at + 1] === character;
  return character !== "*" || line[at - 1] !== " " || line[at + 1] !== " ";
}
