import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import type { Block, Span } from "../../markdown/syntax-tree.ts";
import { besideTasks } from "../rules/understanding/beside-tasks.ts";

let parsed: { readonly source: string; readonly blocks: readonly Block[] } | undefined;

/** What a document has beside its tasks within a span, without the rules between sections; the last document is remembered. */
export function blocksWithin(source: string, { start, end }: Span): readonly Block[] {
  if (parsed?.source !== source) parsed = { source, blocks: besideTasks(parseMarkdown(source).blocks) };
  return parsed.blocks.filter((block) => block.type !== "rule" && block.start >= start && block.end <= end);
}
