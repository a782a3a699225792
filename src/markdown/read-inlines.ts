import type { SyntaxNode } from "@lezer/common";
import { decodeEntity } from "./entity.ts";
import type { Inline, WikiTarget } from "./syntax-tree.ts";

/** The addresses of link reference definitions, by normalised label. */
export type Definitions = ReadonlyMap<string, string>;

/** Link labels match without regard to case and runs of space (CommonMark 6.3). */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}

const marks = new Set([
  "HeaderMark",
  "TaskMarker",
  "QuoteMark",
  "EmphasisMark",
  "StrikethroughMark",
  "CodeMark",
  "LinkMark",
  "ListMark",
  "HighlightMark",
]);

/** Reads what stands between `from` and `to` of a node as inline content. */
export function readInlines(
  node: SyntaxNode,
  source: string,
  from: number,
  to: number,
  definitions: Definitions,
  edges: "trimmed" | "untrimmed" = "trimmed",
): readonly Inline[] {
  const inlines: Inline[] = [];
  let at = from;
  const text = (until: number): void => {
    if (until > at)
      pushText(inlines, source.slice(at, until).replace(/(?:(?<![ \t])[ \t]+)?\n[ \t]*/g, "\n"));
  };
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.to <= from || child.from >= to) continue;
    text(child.from);
    at = child.to;
    readOne(child, source, definitions, inlines);
  }
  text(to);
  return edges === "trimmed" ? trimmed(inlines) : inlines;
}

function pushText(inlines: Inline[], value: string): void {
  const last = inlines.at(-1);
  if (last?.type === "text") inlines[inlines.length - 1] = { type: "text", value: last.value + value };
  else inlines.push({ type: "text", value });
}

function readOne(node: SyntaxNode, source: string, definitions: Definitions, into: Inline[]): void {
  const raw = source.slice(node.from, node.to);
  if (marks.has(node.name)) return;
  const inside = (): readonly Inline[] => readInlines(node, source, node.from, node.to, definitions);
  switch (node.name) {
    case "Escape":
      pushText(into, raw.slice(1));
      return;
    case "Entity":
      pushText(into, decodeEntity(raw));
      return;
    case "HardBreak":
      into.push({ type: "break" });
      return;
    case "StrongEmphasis":
      into.push({ type: "strong", children: inside() });
      return;
    case "Emphasis":
      into.push({ type: "emphasis", children: inside() });
      return;
    case "Strikethrough":
      into.push({ type: "strike", children: inside() });
      return;
    case "InlineCode":
      into.push({ type: "code", value: codeText(node, source) });
      return;
    case "WikiLink":
      into.push({ type: "wiki-link", ...wikiTarget(raw.slice(2, -2)) });
      return;
    case "WikiEmbed":
      into.push({ type: "embed", ...wikiTarget(raw.slice(3, -2)) });
      return;
    case "Hashtag":
      into.push({ type: "tag", name: raw.slice(1) });
      return;
    case "Highlight":
      into.push({ type: "highlight", children: inside() });
      return;
    case "FootnoteReference":
      into.push({ type: "footnote", label: raw.slice(2, -1) });
      return;
    case "BlockId":
      into.push({ type: "block-id", id: raw.slice(1) });
      return;
    case "InlineMath":
    case "DisplayMath": {
      const size = node.name === "DisplayMath" ? 2 : 1;
      into.push({ type: "mathematics", value: raw.slice(size, -size), isDisplay: size === 2 });
      return;
    }
    case "Link":
    case "Image":
      readLink(node, source, definitions, into);
      return;
    case "Autolink":
    case "URL":
      into.push(bareLink(raw.replace(/^<|>$/g, "")));
      return;
    case "HTMLTag":
      into.push(/^<br\s*\/?>$/i.test(raw) ? { type: "break" } : { type: "html", value: raw });
      return;
    case "Comment":
    case "ProcessingInstruction":
      into.push({ type: "html", value: raw });
      return;
    default:
      pushText(into, raw);
  }
}

/** The inside of a link by name; in a table its bar is escaped. */
export function wikiTarget(inner: string): WikiTarget {
  const bar = inner.indexOf("|");
  const target = (bar < 0 ? inner : inner.slice(0, inner[bar - 1] === "\\" ? bar - 1 : bar)).trim();
  const hash = target.indexOf("#");
  const words = bar < 0 ? "" : inner.slice(bar + 1).trim();
  return {
    name: (hash < 0 ? target : target.slice(0, hash)).trim(),
    part: hash < 0 ? "" : target.slice(hash + 1).trim(),
    words: words === "" ? undefined : words,
  };
}

function codeText(node: SyntaxNode, source: string): string {
  const opening = node.firstChild;
  const closing = node.lastChild;
  const text = source
    .slice(opening?.to ?? node.from, closing?.from ?? node.to)
    .replace(/(?:(?<!\s)\s+)?\n\s*/g, " ");
  return text.length > 2 && text.startsWith(" ") && text.endsWith(" ") ? text.slice(1, -1) : text;
}

/** An address written bare: www and mail addresses get the scheme GitHub gives them (GFM 6.9). */
function bareLink(text: string): Inline {
  const address = /^www\./i.test(text)
    ? `http://${text}`
    : /^[^\s:@/]+@[^\s@/]+$/.test(text)
      ? `mailto:${text}`
      : text;
  return { type: "link", address, children: [{ type: "text", value: text }] };
}

function readLink(node: SyntaxNode, source: string, definitions: Definitions, into: Inline[]): void {
  const linkMarks = node.getChildren("LinkMark");
  const opening = linkMarks[0];
  const closing = linkMarks[1];
  const raw = source.slice(node.from, node.to);
  if (opening === undefined || closing === undefined) {
    pushText(into, raw);
    return;
  }
  const url = node.getChild("URL");
  const label = node.getChild("LinkLabel");
  const inner = source.slice(opening.to, closing.from);
  const named = label === null ? undefined : source.slice(label.from + 1, label.to - 1);
  const written = linkMarks.length > 2 || url !== null;
  const address = written
    ? decodeEntity(url === null ? "" : source.slice(url.from, url.to).replace(/^<|>$/g, "")).replace(
        /\\([!-/:-@[-`{-~])/g,
        "$1",
      )
    : definitions.get(normalizeLabel(named === undefined || named === "" ? inner : named));
  if (address === undefined) {
    // A reference to nothing is text, as on GitHub.
    pushText(into, node.name === "Image" ? "![" : "[");
    for (const child of readInlines(node, source, opening.to, closing.from, definitions, "untrimmed"))
      if (child.type === "text") pushText(into, child.value);
      else into.push(child);
    pushText(into, source.slice(closing.from, node.to));
    return;
  }
  if (node.name === "Image") into.push({ type: "image", address, alt: inner });
  else
    into.push({
      type: "link",
      address,
      children: readInlines(node, source, opening.to, closing.from, definitions),
    });
}

/** Inline content without the space at its two ends, which Markdown does not count. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const all = [...inlines];
  const first = all[0];
  if (first?.type === "text") all[0] = { type: "text", value: first.value.trimStart() };
  const last = all.at(-1);
  if (last?.type === "text") all[all.length - 1] = { type: "text", value: last.value.trimEnd() };
  return all.filter((inline) => inline.type !== "text" || inline.value !== "");
}
