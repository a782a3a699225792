import { holdersOfBlocks, type PageBlock, standsAlone } from "./page-blocks.ts";

/** What is kept whole where most of it belongs: half a list says something else than the list. */
const wholes = "ul, ol, dl, table, figure";
/** A whole is kept where so much of its text belongs. */
const MOST = 0.5;
/** A table with cells longer than this, in characters on average, lays out a page. */
const LONGEST_CELL = 200;
/** What is seen or heard rather than read. */
const media =
  "img, picture, video, audio, iframe, object, embed, svg, math, canvas, hr, amp-img, lite-youtube";

/**
 * A copy of the part of a page that belongs, with the elements around it as the page has them; what is seen rather than
 * read comes along where a block beside it does. `belongs` has one entry for each block of the page.
 */
export function assembleBlocks(
  root: Element,
  blocks: readonly PageBlock[],
  belongs: readonly boolean[],
): Element {
  return new Assembly(root, blocks, withWholes(blocks, belongs)).copy();
}

/** Which blocks belong when lists, tables and figures are not taken apart. */
function withWholes(blocks: readonly PageBlock[], belongs: readonly boolean[]): readonly boolean[] {
  const groups = new Map<Element, number[]>();
  blocks.forEach(({ element }, at) => {
    for (
      let whole = element.closest(wholes);
      whole !== null;
      whole = whole.parentElement?.closest(wholes) ?? null
    ) {
      const group = groups.get(whole);
      if (group === undefined) groups.set(whole, [at]);
      else group.push(at);
    }
  });
  const all = [...belongs];
  for (const [whole, group] of groups) {
    const amount = (of: readonly number[]): number =>
      of.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0);
    const kept = group.filter((at) => belongs[at]);
    const isLayout =
      whole.localName === "table" &&
      (whole.querySelector("table") !== null || amount(group) / group.length > LONGEST_CELL);
    if (isLayout || amount(kept) < MOST * amount(group)) continue;
    for (const at of group) all[at] = true;
  }
  return all;
}

class Assembly {
  readonly #root: Element;
  readonly #holders: ReadonlySet<Element>;
  readonly #belongs: readonly boolean[];
  readonly #blockOf = new Map<Node, number>();
  /** The block that was passed last. */
  #passed = -1;

  constructor(root: Element, blocks: readonly PageBlock[], belongs: readonly boolean[]) {
    this.#root = root;
    this.#holders = holdersOfBlocks(root);
    this.#belongs = belongs;
    blocks.forEach(({ nodes }, at) => {
      for (const node of nodes) this.#blockOf.set(node, at);
    });
  }

  copy(): Element {
    return this.#copyOf(this.#root) ?? (this.#root.cloneNode(false) as Element);
  }

  /** The part of an element that belongs; undefined where none does. */
  #copyOf(element: Element): Element | undefined {
    if (!this.#holders.has(element)) {
      const at = element.firstChild === null ? undefined : this.#blockOf.get(element.firstChild);
      return this.#comesAlong(element, at) ? (element.cloneNode(true) as Element) : undefined;
    }
    const copy = element.cloneNode(false) as Element;
    let isApart = false;
    for (const node of element.childNodes) {
      const at = this.#blockOf.get(node);
      const isBlock = node instanceof Element && (this.#holders.has(node) || standsAlone(node));
      const part =
        node instanceof Element && (isBlock || at === undefined)
          ? this.#copyOf(node)
          : this.#comesAlong(node, at)
            ? node.cloneNode(true)
            : undefined;
      if (part === undefined) {
        isApart ||= isBlock || at !== undefined;
        continue;
      }
      // Words that a block parted stay in lines of their own when it is left out.
      const last = copy.lastChild;
      if (isApart && !isBlock && last !== null && !(last instanceof Element && standsAlone(last)))
        copy.append(element.ownerDocument.createElement("br"));
      isApart = false;
      copy.append(part);
    }
    return copy.hasChildNodes() ? copy : undefined;
  }

  #comesAlong(node: Node, block: number | undefined): boolean {
    if (block !== undefined) {
      this.#passed = block;
      return this.#belongs[block] ?? false;
    }
    if (!(node instanceof Element) || !(node.matches(media) || node.querySelector(media) !== null))
      return false;
    return (this.#belongs[this.#passed] ?? false) && this.#belongs.includes(true, this.#passed + 1);
  }
}
