import type { Block, Inline } from "./syntax-tree.ts";

/** The words of inline content as they read, without marks; a line break is a space, HTML is nothing. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join("").replace(/\s+/g, " ").trim();
}

function wordsOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
      return inline.value;
    case "break":
      return " ";
    case "html":
    case "footnote":
    case "block-id":
      return "";
    case "wiki-link":
      return inline.words ?? (inline.name || inline.part);
    case "embed":
      return "";
    case "tag":
      return `#${inline.name}`;
    case "mathematics":
      return inline.value;
    case "image":
      return inline.alt;
    default:
      return inline.children.map(wordsOf).join("");
  }
}

/** The words of a block and all in it. */
export function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return inlineText(block.children);
    case "list":
      return block.items.map((item) => item.blocks.map(blockText).join(" ")).join(" ");
    case "quote":
      return block.blocks.map(blockText).join(" ");
    case "table":
      return [block.header, ...block.rows]
        .map((row) => row.map((cell) => inlineText(cell.children)).join(" "))
        .join(" ");
    case "code":
      return block.value;
    default:
      return "";
  }
}

/** Text without the pictographs that decorate a heading, so that its words can be recognised and read. */
export function withoutPictographs(text: string): string {
  return text
    .replace(
      /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3)+/gu,
      (run) => (/^[©®™]$/u.test(run) ? run : ""),
    )
    .replace(/\s+/g, " ")
    .trim();
}
