import { frontMatterFields, wordsOf } from "../../markdown/front-matter.ts";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { blockText, inlineText } from "../../markdown/plain-text.ts";
import type { Block, MarkdownDocument } from "../../markdown/syntax-tree.ts";
import { calloutTitle } from "./callout.ts";
import { fileTitle } from "./note-path.ts";
import { pageProperties } from "./page-properties.ts";

const LONGEST = 120;
/** UTF-16 units behind the front matter that are read for a title and the first words. */
const HEAD = 1200;

/** What a note is called by in a list, and its first words behind that. */
export interface NoteHead {
  /** Without the tags that stand in it. */
  readonly title: string;
  /** The same as it is written, tags and all. */
  readonly written: string;
  readonly excerpt: string;
}

/**
 * What a note is called: what its front matter calls it, else a heading of level 1 at its beginning, else the name of its
 * file, else (it has none yet) its first line as it is read. "" for an empty note without a file.
 */
export function noteTitle(body: string, path = ""): string {
  return noteHead(body, path, 0).title;
}

/** The same with the tags that stand in it; what its file is called by, for names do not change with what is shown. */
export function writtenTitle(body: string, path = ""): string {
  return noteHead(body, path, 0).written;
}

/** Whether a word of a title is a tag: "#" and a name that is no number. */
function isTag(word: string): boolean {
  return /^#[\p{L}\p{N}_/-]+$/u.test(word) && /\p{L}/u.test(word);
}

/** A title without its tags; as it is where it is nothing else. */
function withoutTags(title: string): string {
  if (!title.includes("#")) return title;
  const words = title.split(/\s+/u).filter((word) => !isTag(word));
  return words.length === 0 ? title : words.join(" ").trim();
}

/** The beginning of a note as a document: its front matter, and enough for a title, properties and the first words. */
export function headDocument(body: string): MarkdownDocument {
  return parseMarkdown(headOf(body), "note");
}

/** The title, and so many letters of what stands below it. */
export function noteHead(
  body: string,
  path: string,
  length: number,
  document: MarkdownDocument = headDocument(body),
): NoteHead {
  const properties = pageProperties(document);
  const blocks = document.blocks.filter((block) => !isSilent(block) && block !== properties.block);
  const [first, ...behind] = blocks;
  const ofFields = fieldTitle(document) || (properties.fields.get("title") ?? "");
  const heading = first?.type === "heading" && first.depth === 1 ? inlineText(first.children) : "";
  const rest = heading !== "" || (ofFields === "" && path === "") ? behind : blocks;
  const excerpt = (some: readonly Block[]): string =>
    length === 0
      ? ""
      : clip(
          some
            .map(readWords)
            .filter((words) => words !== "")
            .join(" "),
          length,
        );
  for (const title of [ofFields, heading, fileTitle(path)])
    if (title !== "") return headed(title, excerpt(rest));
  for (const [index, block] of blocks.entries()) {
    const [line = "", ...lines] = linesOf(block);
    if (line === "") continue;
    const below = [lines.join(" "), excerpt(blocks.slice(index + 1))]
      .filter((words) => words !== "")
      .join(" ");
    return headed(line, length === 0 ? "" : clip(below, length));
  }
  return { title: "", written: "", excerpt: "" };
}

function headed(written: string, excerpt: string): NoteHead {
  return { title: clip(withoutTags(written), LONGEST), written: clip(written, LONGEST), excerpt };
}

/** So much of a text that its title stands in it, cut at a line's end. */
function headOf(body: string): string {
  if (body.length <= HEAD) return body;
  // A long front matter does not push the title out of what is read.
  const fence = /^\ufeff?(?:---|\+\+\+)/.test(body)
    ? body.search(/\n(?:---|\+\+\+|\.\.\.)[ \t]*\r?(?:\n|$)/)
    : 0;
  const end = body.indexOf("\n", Math.max(fence, 0) + HEAD);
  return end < 0 ? body : body.slice(0, end);
}

function fieldTitle({ frontMatter }: MarkdownDocument): string {
  return frontMatter === undefined ? "" : wordsOf(frontMatterFields(frontMatter).get("title"));
}

/** What says nothing: comments, rules, the definitions of links. */
function isSilent(block: Block): boolean {
  return block.type === "rule" || (block.type === "html" && block.value.startsWith("<!--"));
}

function readWords(block: Block): string {
  return linesOf(block).join(" ");
}

/** The lines of a block as they are read: the items of a list, the rows of a table, what a callout is called. */
function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case "quote": {
      const title = calloutTitle(block);
      const inside = block.blocks.flatMap(linesOf);
      return title === undefined ? inside : [title.words, ...inside.slice(1)].filter((line) => line !== "");
    }
    case "list":
      return block.items.flatMap((item) => item.blocks.flatMap(linesOf));
    case "paragraph":
      return inlineLines(block.children);
    case "code":
      return block.value.split("\n").filter((line) => line.trim() !== "");
    default: {
      const words = blockText(block);
      return words === "" ? [] : [words];
    }
  }
}

function inlineLines(children: Parameters<typeof inlineText>[0]): readonly string[] {
  const lines: (typeof children)[number][][] = [[]];
  for (const inline of children) {
    if (inline.type === "break") lines.push([]);
    else if (inline.type === "text") {
      const [head = "", ...tail] = inline.value.split("\n");
      lines.at(-1)?.push({ type: "text", value: head });
      for (const value of tail) lines.push([{ type: "text", value }]);
    } else lines.at(-1)?.push(inline);
  }
  return lines.map(inlineText).filter((line) => line !== "");
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
