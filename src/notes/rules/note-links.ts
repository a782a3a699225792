import type { Block, Inline } from "../../markdown/syntax-tree.ts";
import { titlesIn } from "./note-tags.ts";

/** The blocks of a note with its [[links]] as links; `addressOf` gives the address of a note by its title. */
export function withNoteLinks(
  blocks: readonly Block[],
  addressOf: (title: string) => string | undefined,
): readonly Block[] {
  const inlines = (children: readonly Inline[]): readonly Inline[] =>
    joined(children).flatMap((inline) => {
      if (inline.type === "text") return split(inline.value, addressOf);
      return "children" in inline ? [{ ...inline, children: inlines(inline.children) }] : [inline];
    });
  const block = (one: Block): Block => {
    switch (one.type) {
      case "heading":
      case "paragraph":
        return { ...one, children: inlines(one.children) };
      case "quote":
        return { ...one, blocks: one.blocks.map(block) };
      case "list":
        return { ...one, items: one.items.map((item) => ({ ...item, blocks: item.blocks.map(block) })) };
      case "table":
        return {
          ...one,
          rows: one.rows.map((row) => row.map((cell) => ({ ...cell, children: inlines(cell.children) }))),
        };
      default:
        return one;
    }
  };
  return blocks.map(block);
}

/** Texts that stand next to each other as one: a parser may part them at a bracket. */
function joined(inlines: readonly Inline[]): readonly Inline[] {
  const whole: Inline[] = [];
  for (const inline of inlines) {
    const last = whole.at(-1);
    if (inline.type === "text" && last?.type === "text")
      whole[whole.length - 1] = { type: "text", value: last.value + inline.value };
    else whole.push(inline);
  }
  return whole;
}

function split(text: string, addressOf: (title: string) => string | undefined): readonly Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
    const [whole, inner = ""] = match;
    const address = titlesIn(inner).reduce<string | undefined>(
      (found, title) => found ?? addressOf(title),
      undefined,
    );
    if (address === undefined) continue;
    if (match.index > at) parts.push({ type: "text", value: text.slice(at, match.index) });
    const value = inner.split("|")[1]?.trim() ?? inner.trim();
    parts.push({ type: "link", address, children: [{ type: "text", value }] });
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push({ type: "text", value: text.slice(at) });
  return parts;
}
