import { inlineText } from "../../markdown/plain-text.ts";
import type { Block, Inline, Quote } from "../../markdown/syntax-tree.ts";

/** A quote that is a callout (Obsidian, "Callouts"; GitHub's alerts): its kind, its title, and what stands in it. */
export interface Callout {
  readonly kind: string;
  readonly words: string;
  readonly blocks: readonly Block[];
}

/** Reads a quote as a callout: its first line says `[!kind] title`. Undefined for any other quote. */
export function calloutTitle(quote: Quote): Callout | undefined {
  const [first, ...blocks] = quote.blocks;
  if (first?.type !== "paragraph") return undefined;
  const [opening] = first.children;
  const text = opening?.type === "text" ? opening.value : "";
  const mark = /^\[!([^\]\n]{1,40})\][+-]?[ \t]*/.exec(text);
  if (mark === null) return undefined;
  const { line, below } = atLineEnd([
    { type: "text", value: text.slice(mark[0].length) },
    ...first.children.slice(1),
  ]);
  const kind = (mark[1] ?? "").toLowerCase();
  const words = inlineText(line);
  return {
    kind,
    words: words === "" ? kind.charAt(0).toUpperCase() + kind.slice(1) : words,
    blocks: below.length === 0 ? blocks : [{ ...first, children: below }, ...blocks],
  };
}

/** Inline content up to the end of its first line, and what stands below it. */
function atLineEnd(children: readonly Inline[]): {
  readonly line: readonly Inline[];
  readonly below: readonly Inline[];
} {
  for (const [index, inline] of children.entries()) {
    if (inline.type === "break") return { line: children.slice(0, index), below: children.slice(index + 1) };
    if (inline.type !== "text") continue;
    const end = inline.value.indexOf("\n");
    if (end < 0) continue;
    const rest = inline.value.slice(end + 1);
    return {
      line: [...children.slice(0, index), { type: "text", value: inline.value.slice(0, end) }],
      below: [...(rest === "" ? [] : [{ type: "text" as const, value: rest }]), ...children.slice(index + 1)],
    };
  }
  return { line: children, below: [] };
}
