import type { Tree } from "@lezer/common";
import { parser as commonMark, GFM, type MarkdownConfig, type MarkdownParser } from "@lezer/markdown";
import { withoutComments } from "./comments.ts";
import { frontMatterOf } from "./front-matter.ts";
import { noteExtensions } from "./note-extensions.ts";
import { withOutlinesBelowHeadings } from "./outlines-below-headings.ts";
import type { FrontMatter } from "./syntax-tree.ts";

/** Blocks nested deeper than this are no document of a person; they are left out of the tree. */
export const DEEPEST = 100;
/** A paragraph of more letters or marks than this is no text of a person: its marks stand as they are. */
const MOST_LETTERS = 50_000;
const MOST_MARKS = 2000;

const bounded: MarkdownConfig = {
  // Blocks nested deeper than `DEEPEST` are paragraphs: their lines are not parsed further.
  parseBlock: [
    {
      name: "TooDeep",
      before: "LinkReference",
      parse(context, line) {
        if (context.depth <= 2 * DEEPEST + 4) return false;
        const from = context.lineStart + line.pos;
        const to = context.lineStart + line.text.length;
        context.nextLine();
        context.addElement(context.elt("Paragraph", from, to));
        return true;
      },
    },
  ],
  // As the grammar's own, but a run of spaces is looked at once, not from each of them.
  parseInline: [
    {
      name: "HardBreak",
      parse(context, next, start) {
        if (next === 92 && context.char(start + 1) === 10)
          return context.addElement(context.elt("HardBreak", start, start + 2));
        if (next !== 32 || context.char(start - 1) === 32) return -1;
        let end = start + 1;
        while (context.char(end) === 32) end++;
        return context.char(end) === 10 && end >= start + 2
          ? context.addElement(context.elt("HardBreak", start, end + 1))
          : -1;
      },
    },
  ],
};

function grammarOf(extensions: readonly MarkdownConfig[]): MarkdownParser {
  const parser = commonMark.configure([GFM, bounded, ...extensions]);
  const inlines = parser.parseInline.bind(parser);
  parser.parseInline = (text, offset) =>
    text.length > MOST_LETTERS || hasTooManyMarks(text) ? [] : inlines(text, offset);
  return parser;
}

function hasTooManyMarks(text: string): boolean {
  return text.length > MOST_MARKS && (text.match(/[[\]*_~<`@$=^]|:\/\/|www\./g)?.length ?? 0) > MOST_MARKS;
}

const grammars = { plan: grammarOf([]), note: grammarOf([noteExtensions]) } as const;
/** The dialect of a document: GitHub Flavored Markdown (`plan`), or that with the extensions of `note-extensions.ts` (`note`). */
export type Grammar = keyof typeof grammars;

/** A source as the grammar sees it: of the same length, its comments as spaces, its line ends as line feeds. */
export interface Syntax {
  readonly tree: Tree;
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
}

/** The syntax tree of a source; its positions are those of the source as given. */
export function syntaxOf(source: string, grammar: Grammar): Syntax {
  const frontMatter = frontMatterOf(source);
  const from = frontMatter?.end ?? (source.startsWith("\ufeff") ? 1 : 0);
  // Same length, so that offsets stay: the grammar only knows line feeds, and nothing of front matter.
  const head = source.slice(0, from).replace(/[^\n]/g, " ");
  const body = withoutComments(source).slice(from).replace(/\r\n/g, " \n").replace(/\r/g, "\n");
  const text = head + (grammar === "note" ? withOutlinesBelowHeadings(body) : body);
  return { tree: grammars[grammar].parse(text), text, frontMatter };
}
