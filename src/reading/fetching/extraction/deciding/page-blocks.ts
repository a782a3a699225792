/** Elements that stand in lines of their own (HTML Standard, 15.3), and those that are as good as that. */
const blockNames =
  "address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, legend, li, main, menu, nav, ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul";
/** What holds no text to be read. */
const wordless = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "select",
  "textarea",
  "iframe",
  "object",
  "audio",
  "video",
  "canvas",
  "head",
  "datalist",
]);

/** A part of a page that is read in one go: a paragraph, an item, a cell, or a run of words beside such. */
export interface PageBlock {
  /** The innermost element in lines of its own that the block stands in; where its path begins. */
  readonly element: Element;
  /** What of that element it is: all of it, or a run of its children. */
  readonly nodes: readonly Node[];
  /** Its words, white space as one space each. */
  readonly text: string;
  /** How many characters of the text stand in links, and in bold. */
  readonly linked: number;
  readonly bold: number;
  readonly links: number;
  readonly pictures: number;
}

/** The blocks of an element in the order they are read in; each of its words stands in one of them. */
export function pageBlocks(root: Element): readonly PageBlock[] {
  const holders = holdersOfBlocks(root);
  const blocks: PageBlock[] = [];
  const visit = (element: Element, isLinked: boolean): void => {
    const linked = isLinked || element.localName === "a";
    if (!holders.has(element)) {
      addBlock(blocks, element, [...element.childNodes], linked);
      return;
    }
    let run: Node[] = [];
    const endRun = (): void => {
      if (run.length > 0) addBlock(blocks, element, run, linked);
      run = [];
    };
    let breaks = 0;
    for (const node of element.childNodes) {
      if (isElement(node)) {
        if (wordless.has(node.localName)) continue;
        if (holders.has(node) || standsAlone(node)) {
          endRun();
          breaks = 0;
          visit(node, linked);
          continue;
        }
        breaks = node.localName === "br" ? breaks + 1 : 0;
      } else if (node.nodeType !== Node.TEXT_NODE) continue;
      else if ((node.nodeValue ?? "").trim() !== "") breaks = 0;
      run.push(node);
      // Two line breaks are how old pages part paragraphs.
      if (breaks === 2) endRun();
    }
    endRun();
  };
  visit(root, root.closest("a") !== null);
  return blocks;
}

/** Whether an element stands in lines of its own. */
export function standsAlone(element: Element): boolean {
  return element.matches(blockNames);
}

/** The elements within which others stand in lines of their own. */
export function holdersOfBlocks(root: Element): ReadonlySet<Element> {
  const holders = new Set<Element>([root]);
  for (const block of root.querySelectorAll(blockNames)) {
    for (let above = block.parentElement; above !== null && !holders.has(above); above = above.parentElement)
      // Code stays whole whatever its lines are made of.
      if (above.localName !== "pre") holders.add(above);
  }
  return holders;
}

function addBlock(blocks: PageBlock[], element: Element, nodes: readonly Node[], isLinked: boolean): void {
  const found = { text: "", linked: 0, bold: 0, links: isLinked ? 1 : 0, pictures: 0 };
  const read = (node: Node, inLink: boolean, inBold: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? "";
      found.text += text;
      const { length } = text.trim();
      if (inLink) found.linked += length;
      if (inBold) found.bold += length;
      return;
    }
    if (!isElement(node) || wordless.has(node.localName)) return;
    const name = node.localName;
    if (name === "br") found.text += " ";
    if (name === "img") found.pictures += 1;
    if (name === "a") found.links += 1;
    for (const child of node.childNodes)
      read(child, inLink || name === "a", inBold || name === "b" || name === "strong");
  };
  for (const node of nodes) read(node, isLinked, false);
  const text = found.text.replace(/\s+/g, " ").trim();
  if (text !== "") blocks.push({ ...found, element, nodes, text });
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
