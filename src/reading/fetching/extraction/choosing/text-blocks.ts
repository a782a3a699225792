const blockNames =
  "p, li, pre, h1, h2, h3, h4, h5, h6, blockquote, table, dt, dd, figcaption, div, section, article, td, ul, ol, dl, figure";

/** A part of a page that is read in one go: a paragraph, an item, a heading, a table, lines of code. */
export interface TextBlock {
  readonly element: Element;
  /** What it says, without white space and case; what two copies of one block share. */
  readonly key: string;
}

/** The blocks of an element in the order they are read in; none stands within another. */
export function textBlocks(root: Element): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const add = (element: Element): void => {
    const key = keyOf(element);
    if (key !== "") blocks.push({ element, key });
  };
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (child.matches("script, style, noscript, template, svg, math")) continue;
      if (child.matches("pre, table")) add(child);
      else if (child.querySelector(blockNames) !== null) visit(child);
      else if (child.matches(blockNames)) add(child);
      else visit(child);
    }
  };
  visit(root);
  return blocks;
}

/** What an element says, without white space and case. */
export function keyOf(element: Element): string {
  return (element.textContent ?? "").normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** The share of an element's text that is links, from 0 to 1. */
export function linkShare(element: Element): number {
  const all = (element.textContent ?? "").replace(/\s+/g, "").length;
  if (all === 0) return 0;
  const links = [...element.querySelectorAll("a")].reduce(
    (sum, link) => sum + (link.textContent ?? "").replace(/\s+/g, "").length,
    0,
  );
  return Math.min(1, links / all);
}
