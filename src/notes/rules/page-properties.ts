import { inlineText } from "../../markdown/plain-text.ts";
import type { Block, MarkdownDocument } from "../../markdown/syntax-tree.ts";

/** The properties of a page as Logseq writes them, `name:: value` line by line in its first block, and that block. */
export interface PageProperties {
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Block | undefined;
}

const line = /^([\p{L}\p{N}_-]{1,60})::(?:[ \t](.*))?$/u;

/** Reads them from the first block of a document; a block with any other line in it has none. */
export function pageProperties({ blocks }: MarkdownDocument): PageProperties {
  const [first] = blocks;
  const item = first?.type === "list" ? first.items[0] : undefined;
  const block = first?.type === "list" && first.items.length === 1 ? item?.blocks[0] : first;
  if (block?.type !== "paragraph" || (item?.blocks.length ?? 1) > 1)
    return { fields: new Map(), block: undefined };
  const fields = new Map<string, string>();
  for (const written of block.children
    .map((inline) =>
      inline.type === "text"
        ? inline.value
        : inline.type === "wiki-link"
          ? `[[${inline.name}]]`
          : inlineText([inline]),
    )
    .join("")
    .split("\n")) {
    const match = line.exec(written.trim());
    if (match === null) return { fields: new Map(), block: undefined };
    fields.set((match[1] ?? "").toLowerCase(), (match[2] ?? "").trim());
  }
  return { fields, block: first };
}
