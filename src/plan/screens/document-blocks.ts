import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import type { Block, Span } from "../../markdown/syntax-tree.ts";

let parsed: { readonly source: string; readonly blocks: readonly Block[] } | undefined;

/** The blocks of a document that stand within a span, without the rules between sections; the last document is remembered. */
export function blocksWithin(source: string, { start, end }: Span): readonly Block[] {
  if (parsed?.source !== source) parsed = { source, blocks: parseMarkdown(source).blocks };
  return parsed.blocks.filter((block) => block.type !== "rule" && block.start >= start && block.end <= end);
}
