import { render } from "preact";
import { inlineText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";
import { MarkdownView } from "../../../ui/text/markdown-view.tsx";

/**
 * A Markdown document as HTML, its first heading removed as the title unless that is not wanted. Addresses
 * stay as written.
 */
export function markdownToHtml(
  blocks: readonly Block[],
  titleApart = true,
): { readonly title: string; readonly html: string } {
  const first = blocks[0];
  const titled = titleApart && first?.type === "heading" && first.depth === 1;
  const place = document.implementation.createHTMLDocument().body;
  render(<MarkdownView blocks={titled ? blocks.slice(1) : blocks} resolve={(address) => address} />, place);
  return { title: titled ? inlineText(first.children) : "", html: place.innerHTML };
}
