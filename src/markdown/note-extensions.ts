import type { InlineContext, MarkdownConfig } from "@lezer/markdown";

/*
 * What people who keep vaults write beside GitHub's Markdown, as extensions of the one grammar: links by name and embeds
 * (Obsidian, "Internal links", "Embed files"), tags ("Tags"), highlights, block ids, footnotes and mathematics.
 */

const LINE_FEED = 10;
const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const HASH = 35;
const DOLLAR = 36;
const OPENING_PARENTHESIS = 40;
const CLOSING_PARENTHESIS = 41;
const LESS = 60;
const EQUALS = 61;
const BRACKET = 91;
const BACKSLASH = 92;
const CLOSING = 93;
const CARET = 94;
/** Characters of a picture with its size, so that each "![" is looked at a bounded number of times. */
const LONGEST_IMAGE = 600;
/** Characters of the id of a block. */
const LONGEST_ID = 80;

function isIdCharacter(code: number): boolean {
  return (
    code === 45 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  );
}

/** Where a link by name ends that begins with "[[" at a position, behind its "]]"; undefined where none does. */
function endOfWikiLink(context: InlineContext, from: number): number | undefined {
  for (let at = from + 2; at < context.end; at++) {
    const code = context.char(at);
    if (code === LINE_FEED || (code === BRACKET && context.char(at + 1) === BRACKET)) return undefined;
    if (code === CLOSING && context.char(at + 1) === CLOSING)
      return at === from + 2 ? undefined : at + 2 + Number(context.char(at + 2) === CLOSING);
  }
  return undefined;
}

function isWordCharacter(character: string): boolean {
  return /^(?:[\p{L}\p{N}\p{M}\p{Extended_Pictographic}_/-]|\u200d|\ufe0f)$/u.test(character);
}

/** The characters of a tag from behind its "#" on. */
function endOfTag(context: InlineContext, from: number): number {
  let at = from;
  while (at < context.end) {
    const character = String.fromCodePoint(codePointAt(context, at));
    if (!isWordCharacter(character)) break;
    at += character.length;
  }
  while (at > from && /[-/]/.test(context.slice(at - 1, at))) at--;
  return at;
}

function codePointAt(context: InlineContext, at: number): number {
  const pair = context.slice(at, Math.min(at + 2, context.end));
  return pair.codePointAt(0) ?? 0;
}

/** The end of an address with spaces in it that a picture's "(" begins, which CommonMark knows in "<>" alone; undefined for none. */
function spacedAddressEnd(context: InlineContext, from: number): number | undefined {
  let hasSpace = false;
  const limit = Math.min(from + LONGEST_IMAGE, context.end);
  for (let at = from; at < limit; at++) {
    const code = context.char(at);
    if (code === SPACE) hasSpace = true;
    else if (code === LINE_FEED || code === OPENING_PARENTHESIS || code === QUOTE || code === LESS)
      return undefined;
    else if (code === CLOSING_PARENTHESIS)
      return hasSpace && /^\S.*\.[a-z0-9]{2,5}$/i.test(context.slice(from, at)) ? at : undefined;
  }
  return undefined;
}

const highlight = { resolve: "Highlight", mark: "HighlightMark" };

/** The extensions for notes. */
export const noteExtensions: MarkdownConfig = {
  defineNodes: [
    "WikiLink",
    "WikiEmbed",
    "Hashtag",
    "Highlight",
    "HighlightMark",
    "BlockId",
    "FootnoteReference",
    "InlineMath",
    "DisplayMath",
  ],
  parseBlock: [
    {
      // "[^1]: words" is the text of a footnote; CommonMark takes one of a single word for the definition of a link.
      name: "FootnoteDefinition",
      before: "LinkReference",
      leaf: (_, leaf) =>
        leaf.content.startsWith("[^")
          ? {
              nextLine: () => false,
              finish(context, block) {
                const { start, content } = block;
                context.addLeafElement(
                  block,
                  context.elt(
                    "Paragraph",
                    start,
                    start + content.length,
                    context.parser.parseInline(content, start),
                  ),
                );
                return true;
              },
            }
          : null,
    },
  ],
  parseInline: [
    {
      name: "WikiEmbed",
      before: "Link",
      parse(context, next, start) {
        if (next !== BANG || context.char(start + 1) !== BRACKET || context.char(start + 2) !== BRACKET)
          return -1;
        const end = endOfWikiLink(context, start + 1);
        return end === undefined ? -1 : context.addElement(context.elt("WikiEmbed", start, end));
      },
    },
    {
      name: "WikiLink",
      before: "Link",
      parse(context, next, start) {
        if (next !== BRACKET || context.char(start + 1) !== BRACKET) return -1;
        const end = endOfWikiLink(context, start);
        return end === undefined ? -1 : context.addElement(context.elt("WikiLink", start, end));
      },
    },
    {
      // A picture with its size behind its address, as HackMD and StackEdit have it: ![words](address =300x200).
      name: "SizedImage",
      before: "Link",
      parse(context, next, start) {
        if (next !== BANG || context.char(start + 1) !== BRACKET) return -1;
        const rest = context.slice(start, Math.min(start + LONGEST_IMAGE, context.end));
        const match = /^!\[([^[\]\n]*)\]\(([^\s()<>]+)[ \t]+=\d{0,5}x\d{0,5}\)/.exec(rest);
        if (match === null) return -1;
        const words = start + 2 + (match[1]?.length ?? 0);
        const address = words + 2;
        const end = start + match[0].length;
        const mark = (from: number, to: number) => context.elt("LinkMark", from, to);
        return context.addElement(
          context.elt("Image", start, end, [
            mark(start, start + 2),
            mark(words, words + 1),
            mark(words + 1, address),
            context.elt("URL", address, address + (match[2]?.length ?? 0)),
            mark(end - 1, end),
          ]),
        );
      },
    },
    {
      // A picture whose path has spaces in it, as Logseq writes it: ![words](../assets/a picture.png).
      name: "SpacedImage",
      before: "Link",
      parse(context, next, start) {
        if (next !== BANG || context.char(start + 1) !== BRACKET) return -1;
        const limit = Math.min(start + LONGEST_IMAGE, context.end);
        let words = start + 2;
        while (words < limit && ![BRACKET, CLOSING, LINE_FEED].includes(context.char(words))) words++;
        if (context.char(words) !== CLOSING || context.char(words + 1) !== OPENING_PARENTHESIS) return -1;
        const end = spacedAddressEnd(context, words + 2);
        if (end === undefined) return -1;
        const mark = (from: number, to: number) => context.elt("LinkMark", from, to);
        return context.addElement(
          context.elt("Image", start, end + 1, [
            mark(start, start + 2),
            mark(words, words + 1),
            mark(words + 1, words + 2),
            context.elt("URL", words + 2, end),
            mark(end, end + 1),
          ]),
        );
      },
    },
    {
      name: "FootnoteReference",
      before: "Link",
      parse(context, next, start) {
        if (next !== BRACKET || context.char(start + 1) !== CARET) return -1;
        for (let at = start + 2; at < context.end; at++) {
          const code = context.char(at);
          if (code === CLOSING)
            return at === start + 2
              ? -1
              : context.addElement(context.elt("FootnoteReference", start, at + 1));
          if (code <= 32 || code === BRACKET) return -1;
        }
        return -1;
      },
    },
    {
      // "#" and a word of letters, digits, "_", "-" and "/", not digits alone; never in the middle of a word.
      name: "Hashtag",
      parse(context, next, start) {
        if (next !== HASH) return -1;
        const before = start === context.offset ? " " : context.slice(start - 1, start);
        if (!/[\s([{"'=*~，。；、（：:]/.test(before)) return -1;
        const end = endOfTag(context, start + 1);
        if (end === start + 1 || /^[\d/-]+$/.test(context.slice(start + 1, end))) return -1;
        return context.addElement(context.elt("Hashtag", start, end));
      },
    },
    {
      name: "Highlight",
      parse(context, next, start) {
        if (next !== EQUALS || context.char(start + 1) !== EQUALS || context.char(start + 2) === EQUALS)
          return -1;
        const before = start === context.offset ? " " : context.slice(start - 1, start);
        if (before === "=") return -1;
        const after = context.slice(start + 2, Math.min(start + 3, context.end));
        const opens = after !== "" && !/\s/.test(after);
        const closes = !/\s/.test(before);
        return context.addDelimiter(highlight, start, start + 2, opens, closes);
      },
    },
    {
      // Letters, digits and hyphens behind "^" at the end of a block.
      name: "BlockId",
      parse(context, next, start) {
        if (next !== CARET || (start > context.offset && !/\s/.test(context.slice(start - 1, start))))
          return -1;
        let end = start + 1;
        while (end < context.end && end - start <= LONGEST_ID && isIdCharacter(context.char(end))) end++;
        let behind = end;
        while (context.char(behind) === SPACE && behind - end < LONGEST_ID) behind++;
        return end > start + 1 && (behind >= context.end || context.char(behind) === LINE_FEED)
          ? context.addElement(context.elt("BlockId", start, end))
          : -1;
      },
    },
    {
      name: "Mathematics",
      parse(context, next, start) {
        if (next !== DOLLAR) return -1;
        const isDisplay = context.char(start + 1) === DOLLAR;
        const size = isDisplay ? 2 : 1;
        const first = context.slice(start + size, Math.min(start + size + 1, context.end));
        if (first === "" || (!isDisplay && /\s/.test(first))) return -1;
        for (let at = start + size; at < context.end; at++) {
          const code = context.char(at);
          if (code === BACKSLASH) at++;
          else if (code === DOLLAR && (!isDisplay || context.char(at + 1) === DOLLAR)) {
            const inside = context.slice(start + size, at);
            const isMoney =
              !isDisplay &&
              (/\s$/.test(inside) || /\d/.test(context.slice(at + 1, Math.min(at + 2, context.end))));
            if (isMoney || inside === "") return -1;
            return context.addElement(
              context.elt(isDisplay ? "DisplayMath" : "InlineMath", start, at + size),
            );
          } else if (!isDisplay && code === LINE_FEED) return -1;
        }
        return -1;
      },
    },
  ],
};
