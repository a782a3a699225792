import { keyOf, linkShare, type TextBlock, textBlocks } from "./text-blocks.ts";

/** What stands between two parts of a text and is none of it. */
const foreign =
  "nav, footer, header nav, aside, form, button, dialog, [hidden], [aria-hidden='true'], [role='navigation'], [role='complementary'], [style*='display:none'], [style*='display: none'], [class*='share' i], [class*='social' i], [class*='related' i], [class*='recommend' i], [class*='newsletter' i], [class*='subscribe' i], [class*='promo' i], [class*='advert' i], [class*='breadcrumb' i], [class*='comment' i], [class*='sidebar' i], [class*='toc' i], [class*='meta' i], [class*='byline' i], [class*='author' i], [class*='tags' i], [class*='cookie' i], [class*='popup' i], [class*='modal' i], [class*='caption' i], [class*='photo' i], [class*='gallery' i], [class*='toolbar' i], [class*='widget' i], [class*='teaser' i], [class*='hidden' i], [class*='timestamp' i], [class*='date' i], [class*='ad-' i], [class*='sponsor' i], [class*='screen-reader' i], [class*='sr-only' i], [class*='footnote' i], [id*='share' i], [id*='related' i], [id*='comment' i], [id*='newsletter' i]";

/** What leads on to other pages. */
const leadsOn =
  /^(?:read more|more on|for more|related|see also|recommended|you may also|advertisement|相关|延伸阅读|推荐|更多|関連)/i;

/** A run of blocks that more of a text is missing than is there is no gap in it. */
const LARGEST_GAP = 0.6;

/**
 * Puts back what is missing inside a text, by a source that has it: blocks of the source that stand between two blocks
 * of the text, where the text has none between them. What stands before the text or after it is not looked at, for it
 * is what an extractor is there to leave out.
 */
export function mendGaps(root: Element, source: Element, isCandidate: boolean): void {
  const there = new Map<string, Placed[]>();
  textBlocks(root).forEach(({ element, key }, at) => {
    there.set(key, [...(there.get(key) ?? []), { element, at }]);
  });
  const text = keyOf(root);
  let last: Placed | undefined;
  let run: TextBlock[] = [];
  for (const block of textBlocks(source)) {
    const places = there.get(block.key);
    if (places === undefined) {
      run.push(block);
      continue;
    }
    // Of blocks that say the same, the next one.
    const found = places.find(({ at }) => at > (last?.at ?? -1));
    if (found === undefined) continue;
    if (last !== undefined && found.at === last.at + 1)
      fill(
        last.element,
        run.filter(({ key }) => !says(text, key)),
        text.length,
        isCandidate,
      );
    run = [];
    last = found;
  }
}

/** A block of the text and how many stand before it. */
interface Placed {
  readonly element: Element;
  readonly at: number;
}

/** Whether a text says a block already, perhaps under another number or in another place: by its beginning and middle. */
function says(text: string, key: string): boolean {
  const words = key.replace(/^[^\p{L}]+/u, "");
  const middle = Math.floor(words.length / 2);
  return text.includes(words.slice(0, 30)) && text.includes(words.slice(middle, middle + 30));
}

function fill(after: Element, run: readonly TextBlock[], all: number, isCandidate: boolean): void {
  const missing = run.filter((block) => isPartOfText(block, isCandidate));
  const amount = missing.reduce((sum, { key }) => sum + key.length, 0);
  if (missing.length === 0 || amount > Math.max(400, all * LARGEST_GAP)) return;
  const page = after.ownerDocument;
  let place = after.matches("li, dd, dt")
    ? after
    : (after.closest("ul, ol, dl, table, figure, blockquote") ?? after);
  let list: Element | undefined;
  for (const { element } of missing) {
    const copy = page.importNode(element, true);
    if (element.localName === "li") {
      if (place.localName === "li") {
        place.after(copy);
        place = copy;
        continue;
      }
      if (list === undefined) {
        list = page.createElement(element.parentElement?.localName === "ol" ? "ol" : "ul");
        place.after(list);
        place = list;
      }
      list.append(copy);
      continue;
    }
    list = undefined;
    if (place.matches("li, dd, dt")) place = place.closest("ul, ol, dl") ?? place;
    const block = /^(?:div|section|article|td|figcaption|dt|dd)$/.test(element.localName)
      ? asParagraph(copy)
      : copy;
    place.after(block);
    place = block;
  }
}

function asParagraph(copy: Element): Element {
  const paragraph = copy.ownerDocument.createElement("p");
  paragraph.append(...copy.childNodes);
  return paragraph;
}

function isPartOfText({ element, key }: TextBlock, isCandidate: boolean): boolean {
  const text = (element.textContent ?? "").trim();
  const isStep = /^\(?\d+[.)、：:]/.test(text);
  if ((linkShare(element) > 0.5 && !isStep) || element.closest("figure") !== null) return false;
  if (isCandidate) return key.length >= 25 || element.matches("pre, table, h2, h3, h4, h5, h6, li");
  if (element.closest(foreign) !== null) return false;
  if (element.matches("pre, table")) return key.length > 1;
  if (leadsOn.test(text)) return false;
  // A step or an item may be short; a paragraph of its own that is short is a label of the page.
  return element.matches("h2, h3, h4, h5, h6, li, dt, dd") || key.length >= 40 || isStep;
}
