import { inlineText } from "../../../../markdown/plain-text.ts";
import type { Block, Inline } from "../../../../markdown/syntax-tree.ts";
import type { Resource } from "../../outline.ts";

/** The address of the first link among inlines, as written. */
export function firstAddress(inlines: readonly Inline[]): string | undefined {
  for (const inline of inlines) {
    if (inline.type === "link") return inline.address;
    const inner = "children" in inline ? firstAddress(inline.children) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** All links among blocks, in order. */
export function linksIn(blocks: readonly Block[], section: number): readonly Resource[] {
  const found: Resource[] = [];
  const visitInlines = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === "link")
        found.push({ text: inlineText(inline.children), address: inline.address, section });
      else if ("children" in inline) visitInlines(inline.children);
    }
  };
  const visit = (block: Block): void => {
    if (block.type === "paragraph" || block.type === "heading") visitInlines(block.children);
    else if (block.type === "list") for (const item of block.items) item.blocks.forEach(visit);
    else if (block.type === "quote") block.blocks.forEach(visit);
    else if (block.type === "table")
      for (const row of block.rows) for (const cell of row) visitInlines(cell.children);
  };
  blocks.forEach(visit);
  return found;
}
