import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { blockText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";

/** Headings below which plans ask what to reflect on. */
const about =
  /reflect|retrospect|look(?:ing)? back|review questions|weekly (?:review|questions)|复盘|反思|回顾|思考|总结/i;
const MOST = 7;

/** The questions a plan asks its reader to reflect on, in its order; none where it asks none. */
export function reflectionQuestions(source: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  for (const block of parseMarkdown(source).blocks) {
    if (block.type === "heading") {
      const isAbout = about.test(blockText(block));
      if (isAbout && depth === 0) depth = block.depth;
      else if (depth > 0 && block.depth <= depth) depth = isAbout ? block.depth : 0;
    } else if (depth > 0) found.push(...questionsIn(block));
  }
  return [...new Set(found)].slice(0, MOST);
}

function questionsIn(block: Block): readonly string[] {
  switch (block.type) {
    case "paragraph":
      return blockText(block)
        .split(/\n/)
        .map((line) => line.trim())
        .filter((line) => /[?？]$/.test(line));
    case "list":
      return block.items.flatMap((item) => item.blocks.flatMap(questionsIn));
    case "quote":
      return block.blocks.flatMap(questionsIn);
    default:
      return [];
  }
}
