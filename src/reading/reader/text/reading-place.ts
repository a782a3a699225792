import { write } from "../../../records/record-write.ts";
import { ContinuedChange } from "../../../storage/records/continued-change.ts";
import { articleCollection, type ReadingPlace } from "../../article-record.ts";

/** The blocks a place is counted in: paragraphs and what stands like one. */
const blockElements = "p, li, pre, h1, h2, h3, h4, h5, h6, figure, table, blockquote, dd";
/** Milliseconds of rest after which a place is executed; it is noted as one scrolls. */
const REST = 600;
/** The text begins below what lies over its top, in pixels. */
const TOP = 72;

/** Milliseconds in which a page has surely been turned. */
const TURN = 600;

/** The open text as something one is at a place in: it scrolls down, or page by page to the side. */
export class TextPlaces {
  readonly blocks: readonly HTMLElement[];

  constructor(
    readonly text: HTMLElement,
    /** Where the pages lie side by side; undefined where the text scrolls down. */
    readonly pages: HTMLElement | undefined,
  ) {
    this.blocks = [...text.querySelectorAll<HTMLElement>(blockElements)];
  }

  /** The first block that is not wholly passed, found by halves: blocks stand in order. */
  here(): ReadingPlace | undefined {
    const { blocks } = this;
    if (blocks.length === 0 || blocks[0]?.isConnected !== true) return undefined;
    const { went } = this;
    // Where one went one is until one moves, though more of the text than that may be in sight.
    if (went !== undefined && Math.abs(this.offset() - went.offset) < 4)
      return { block: went.block, share: this.atEnd() ? 1 : went.block / blocks.length };
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.passed(blocks[middle])) low = middle + 1;
      else high = middle;
    }
    return { block: low, share: this.atEnd() ? 1 : low / blocks.length };
  }

  /** Goes to a block. */
  goTo(block: number): void {
    const target = this.blocks[Math.min(Math.max(0, block), this.blocks.length - 1)];
    if (block <= 0 || target === undefined) this.goToStart();
    else this.show(target.getBoundingClientRect(), () => target.scrollIntoView({ block: "start" }));
    this.went = { block: Math.max(0, block), offset: this.offset() };
  }
  private went: { readonly block: number; readonly offset: number } | undefined;

  /** How far the text is scrolled, in its direction, in pixels. */
  private offset(): number {
    return this.pages?.scrollLeft ?? scrollerOf(this.text).scrollTop;
  }

  goToStart(): void {
    if (this.pages !== undefined) this.pages.scrollLeft = 0;
    scrollerOf(this.text).scrollTo({ top: 0, behavior: "instant" });
  }

  /** Brings a range into sight, unless it is there. */
  reveal(range: Range): void {
    const rect = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const { pages } = this;
    if (pages !== undefined) {
      const frame = pages.getBoundingClientRect();
      if (rect.left < frame.left || rect.left > frame.right - 8) this.show(rect, () => undefined);
      return;
    }
    if (rect.top > TOP + 40 && rect.bottom < innerHeight - 180) return;
    const far = Math.abs(rect.top) > 2 * innerHeight;
    scrollerOf(this.text).scrollBy({
      top: rect.top - innerHeight / 3,
      behavior: far ? "instant" : motion(),
    });
  }

  /** The page one is at, the first of them 0. */
  page(): number {
    const { pages } = this;
    return pages === undefined ? 0 : Math.round(pages.scrollLeft / (pages.clientWidth + gapOf(pages)));
  }

  /** Turns pages; a turn before the last has come to rest counts on from where that leads. */
  turn(by: number): void {
    const { pages } = this;
    if (pages === undefined) return;
    const step = pages.clientWidth + gapOf(pages);
    const from = Math.round((this.turningTo ?? pages.scrollLeft) / step);
    const last = Math.max(0, Math.ceil(pages.scrollWidth / step) - 1);
    const left = Math.min(Math.max(0, from + by), last) * step;
    this.turningTo = left;
    clearTimeout(this.turning);
    this.turning = setTimeout(() => {
      this.turningTo = undefined;
    }, TURN);
    pages.scrollTo({ left, behavior: motion() });
  }
  private turningTo: number | undefined;
  private turning: ReturnType<typeof setTimeout> | undefined;

  private show(rect: DOMRect, scrollDown: () => void): void {
    const { pages } = this;
    if (pages === undefined) {
      scrollDown();
      return;
    }
    const step = pages.clientWidth + gapOf(pages);
    const offset = rect.left - pages.getBoundingClientRect().left + pages.scrollLeft;
    pages.scrollLeft = Math.floor((offset + 1) / step) * step;
  }

  private passed(block: HTMLElement | undefined): boolean {
    if (block === undefined) return false;
    const rect = block.getBoundingClientRect();
    return this.pages === undefined
      ? rect.bottom <= TOP
      : rect.right <= this.pages.getBoundingClientRect().left + 1;
  }

  private atEnd(): boolean {
    const { pages } = this;
    if (pages !== undefined) return pages.scrollLeft + pages.clientWidth >= pages.scrollWidth - 8;
    return (this.blocks.at(-1)?.getBoundingClientRect().bottom ?? 0) <= innerHeight;
  }
}

function scrollerOf(text: HTMLElement): HTMLElement {
  const column = text.closest<HTMLElement>(".page__beside");
  return column !== null && getComputedStyle(column).overflowY === "auto" ? column : document.documentElement;
}

function gapOf(pages: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(pages).columnGap) || 0;
}

function motion(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/** What a person does to move through a text. */
const hands = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps the place of an article as it is read, and tells of each. Opened at a passage that was searched for
 * (`visiting`), the kept place stays what it was until the person moves on from there. The returned function keeps
 * the last place and stops.
 */
export function followPlace(
  places: TextPlaces,
  article: string,
  kept: ReadingPlace | null,
  visiting: boolean,
  tell: (place: ReadingPlace) => void,
): () => void {
  let follows = !visiting;
  let last = kept?.block ?? 0;
  const moving = new ContinuedChange(REST, () => undefined, true);
  const onHand = (): void => {
    follows = true;
  };
  const onScroll = (): void => {
    if (!follows) return;
    // Where one is, is seen while the text stands as it was scrolled: once it is set anew it is too late.
    const place = places.here();
    if (place === undefined) return;
    tell(place);
    if (place.block === last) return;
    last = place.block;
    moving.write([write(articleCollection, article, { place })]);
  };
  for (const hand of hands) document.addEventListener(hand, onHand, { passive: true });
  // Capturing, since on wide screens it is the column that scrolls, not the page.
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  return () => {
    void moving.close();
    for (const hand of hands) document.removeEventListener(hand, onHand);
    document.removeEventListener("scroll", onScroll, { capture: true });
  };
}
