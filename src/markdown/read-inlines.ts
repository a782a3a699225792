import type { SyntaxNode } from "@lezer/common";
import { decodeEntity } from "./entity.ts";
import type { Inline } from "./syntax-tree.ts";

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
]);

/** Reads what stands between `from` and `to` of a node as inline content. */
export function readInlines(
  node: SyntaxNode,
  source: string,
  from: number,
  to: number,
  definitions: Definitions,
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
  return trimmed(inlines);
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
  const children = readInlines(node, source, opening.to, closing.from, definitions);
  if (address === undefined) {
    // A reference to nothing is text, as on GitHub.
    pushText(into, node.name === "Image" ? "![" : "[");
    into.push(...children);
    pushText(into, source.slice(closing.from, node.to));
    return;
  }
  if (node.name === "Image") into.push({ type: "image", address, alt: inner });
  else into.push({ type: "link", address, children });
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
