/** Where a link of Markdown was found in a text. */
export interface WrittenLink {
  /** All of it, as it is written. */
  readonly typed: string;
  readonly isPicture: boolean;
  /** What stands between the brackets, escapes and all. */
  readonly words: string;
  readonly address: string;
}

/**
 * A text with its links `[words](address)`, or its pictures alone, replaced. The words end at the first bracket that is not escaped; `address`
 * (sticky, with one group) reads on from the parenthesis. Each letter is looked at a few times, whatever the text: a
 * regular expression for this takes the square of its length where nothing is closed.
 */
export function replaceWrittenLinks(
  text: string,
  address: RegExp,
  replace: (link: WrittenLink) => string,
  only: "links" | "pictures" = "links",
): string {
  const mark = only === "pictures" ? "![" : "[";
  const nextFrom = (at: number): number => {
    const found = text.indexOf(mark, at);
    return found < 0 ? found : found + mark.length - 1;
  };
  let result = "";
  let from = 0;
  let open = nextFrom(0);
  while (open >= 0) {
    const close = endOfWords(text, open + 1);
    if (text[close] !== "]") {
      open = nextFrom(Math.max(close, open + 1));
      continue;
    }
    address.lastIndex = close + 1;
    const found = address.exec(text);
    if (found === null) {
      open = nextFrom(close + 1);
      continue;
    }
    const isPicture = open > from && text[open - 1] === "!";
    const start = isPicture ? open - 1 : open;
    const end = close + 1 + found[0].length;
    result +=
      text.slice(from, start) +
      replace({
        typed: text.slice(start, end),
        isPicture,
        words: text.slice(open + 1, close),
        address: found[1] ?? "",
      });
    from = end;
    open = nextFrom(from);
  }
  return result + text.slice(from);
}

/** Where the words of a link end: at its bracket, or where there can be none. */
function endOfWords(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const letter = text[at];
    if (letter === "]" || letter === "\n") return at;
    if (letter !== "\\") at++;
    else if (at + 1 < text.length && !/[\n\r\u2028\u2029]/.test(text[at + 1] ?? "")) at += 2;
    else return at;
  }
  return at;
}
