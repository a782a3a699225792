import { blockText, inlineText } from "../../../../markdown/plain-text.ts";
import type { Block, Inline, ListItem } from "../../../../markdown/syntax-tree.ts";
import { announcement } from "../label.ts";

/** An item of a list, with the label that stands above the list. */
export interface LabelledItem {
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly label?: string;
}

/** The items of a section's lists, those with a box aside: a box is a task, whatever it stands among. */
export function itemsOf(blocks: readonly Block[]): readonly LabelledItem[] {
  return blocks.flatMap((block, at) => {
    if (block.type !== "list") return [];
    const before = blocks[at - 1];
    const label = before?.type === "paragraph" ? announcement(before.children) : undefined;
    return block.items.flatMap((item) => {
      if (item.box !== undefined) return [];
      const first = item.blocks[0];
      if (first?.type !== "paragraph") return [];
      const found = { inlines: first.children, text: inlineText(first.children) };
      return [label === undefined ? found : { ...found, label }];
    });
  });
}

/** The first block of an item as text. */
export function itemText(item: ListItem): string {
  const first = item.blocks[0];
  return first === undefined ? "" : blockText(first);
}

/** Whether anything among blocks has a box. */
export function holdsBox(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.type === "list")
      return block.items.some((item) => item.box !== undefined || holdsBox(item.blocks));
    if (block.type === "quote") return holdsBox(block.blocks);
    if (block.type === "table") return block.rows.some((row) => row.some((cell) => cell.box !== undefined));
    return false;
  });
}
