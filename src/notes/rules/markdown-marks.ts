/** A text and what is selected in it, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text, and what is selected afterwards. */
export interface Replacement {
  /** What is replaced. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly start: number;
  readonly end: number;
}

export const marks = ["heading", "list", "task", "link", "code", "quote"] as const;
/** What a toolbar does to the selection or its lines, in CommonMark and the task lists of GitHub. */
export type Mark = (typeof marks)[number];

/** The replacement that puts a mark on what is selected, or takes it off where it is there. */
export function putMark(selected: Selected, mark: Mark): Replacement {
  switch (mark) {
    case "link":
      return linkOf(selected);
    case "code":
      return codeOf(selected);
    default:
      return linesWith(selected, mark);
  }
}

/** The text after a replacement. */
export function replaced(text: string, { from, to, by }: Replacement): string {
  return text.slice(0, from) + by + text.slice(to);
}

function linkOf({ text, start, end }: Selected): Replacement {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/i.test(words);
  const by = isAddress ? `[](${words})` : `[${words}]()`;
  // The caret goes to what is still missing.
  const caret = isAddress ? start + 1 : start + by.length - 1;
  return { from: start, to: end, by, start: caret, end: caret };
}

function codeOf({ text, start, end }: Selected): Replacement {
  const words = text.slice(start, end);
  if (words.includes("\n")) {
    const by = `\`\`\`\n${words.replace(/\n$/, "")}\n\`\`\`\n`;
    return { from: start, to: end, by, start: start + 4, end: start + by.length - 5 };
  }
  if (text[start - 1] === "`" && text[end] === "`")
    return { from: start - 1, to: end + 1, by: words, start: start - 1, end: end - 1 };
  return { from: start, to: end, by: `\`${words}\``, start: start + 1, end: end + 1 };
}

const beginnings: Readonly<Record<Exclude<Mark, "link" | "code">, string>> = {
  heading: "## ",
  list: "- ",
  task: "- [ ] ",
  quote: "> ",
};
const patterns: Readonly<Record<Exclude<Mark, "link" | "code">, RegExp>> = {
  heading: /^()#{1,6} /,
  list: /^(\s*)[-*+] (?!\[[ xX]\] )/,
  task: /^(\s*)[-*+] \[[ xX]\] /,
  quote: /^()> ?/,
};

function linesWith({ text, start, end }: Selected, mark: Exclude<Mark, "link" | "code">): Replacement {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const pattern = patterns[mark];
  const isOn =
    lines.every((line) => line.trim() === "" || pattern.test(line)) &&
    lines.some((line) => pattern.test(line));
  const changed = lines.map((line) => {
    if (isOn)
      return line.replace(pattern, (_, indent: unknown) => (typeof indent === "string" ? indent : ""));
    if (lines.length > 1 && line.trim() === "") return line;
    return beginnings[mark] + withoutOther(line, mark);
  });
  const by = changed.join("\n");
  const grown = by.length - (to - from);
  // One line: the caret stays at its letter; several: all of them stay selected.
  return lines.length === 1
    ? { from, to, by, start: Math.max(from, start + grown), end: Math.max(from, end + grown) }
    : { from, to, by, start: from, end: to + grown };
}

/** A line without the mark that the new one takes the place of: a list item becomes a task, not both. */
function withoutOther(line: string, mark: Exclude<Mark, "link" | "code">): string {
  if (mark === "quote") return line;
  return line.replace(/^\s*(?:[-*+] (?:\[[ xX]\] )?|#{1,6} )/, "");
}
