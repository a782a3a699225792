import { ArticleTextIndex } from "../reader/text/article-text-index.ts";
import type { Highlight } from "./highlight-record.ts";
import { findQuote, type TextRange } from "./rules/text-quote.ts";

/**
 * Marks the kept passages of an article in its text; across elements, each part for itself. Returns those that
 * were not found, for the text has changed too much.
 */
export function markHighlights(root: HTMLElement, highlights: readonly Highlight[]): ReadonlySet<string> {
  clearMarks(root);
  const lost = new Set<string>();
  if (highlights.length === 0) return lost;
  const { text } = new ArticleTextIndex(root);
  for (const highlight of highlights) {
    const range = findQuote(text, highlight, highlight.start);
    if (range === undefined) lost.add(highlight.id);
    else mark(root, range, highlight);
  }
  return lost;
}

function mark(root: HTMLElement, range: TextRange, highlight: Highlight): void {
  // Marking splits text nodes, so each passage asks anew where they are.
  const parts = [...new ArticleTextIndex(root).nodesIn(range)];
  let first = true;
  for (const { node, from, to } of parts) {
    if (node.data.slice(from, to).trim() === "" && parts.length > 1) continue;
    const kept = node.splitText(from);
    kept.splitText(to - from);
    const element = document.createElement("mark");
    element.className = highlight.note === "" ? "highlight" : "highlight highlight--noted";
    element.dataset.highlight = highlight.id;
    if (first) {
      // One stop for the keyboard, however many parts the passage has.
      element.tabIndex = 0;
      element.setAttribute("role", "button");
      first = false;
    }
    kept.replaceWith(element);
    element.append(kept);
  }
}

function clearMarks(root: HTMLElement): void {
  for (const element of root.querySelectorAll("mark[data-highlight]")) {
    const parent = element.parentNode;
    element.replaceWith(...element.childNodes);
    parent?.normalize();
  }
}

/** The highlight a place in the page belongs to. */
export function highlightAt(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("mark[data-highlight]") : null;
  return element?.dataset.highlight;
}
