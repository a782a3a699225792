import type { ReadingPlace } from "../article-record.ts";
import { keepPlace } from "../queue-actions.ts";

/** The blocks a place is counted in: paragraphs and what stands like one. */
const blocks = "p, li, pre, h1, h2, h3, h4, h5, h6, figure, table, blockquote, dd";
/** Milliseconds of rest after which a place is kept. */
const REST = 600;
/** The text begins below what lies over its top, in pixels. */
const TOP = 72;

/**
 * Brings the reader to the kept place of an article and keeps the place as it is read. The returned function
 * keeps the last place and stops.
 */
export function followPlace(text: HTMLElement, article: string, kept: ReadingPlace | null): () => void {
  const all = [...text.querySelectorAll<HTMLElement>(blocks)];
  let last = kept?.block ?? 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const target = kept === null ? undefined : all[kept.block];
  // A new article begins at its top, wherever the last one was left.
  if (target === undefined || kept?.block === 0) scrollTo({ top: 0 });
  else target.scrollIntoView({ block: "start" });

  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const place = placeIn(all);
    if (place === undefined || place.block === last) return;
    last = place.block;
    void keepPlace(article, place);
  };
  const onScroll = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  const onLeave = (): void => {
    if (timer !== undefined) keep();
  };
  // Capturing, since on wide screens it is the column that scrolls, not the page.
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  document.addEventListener("visibilitychange", onLeave);
  addEventListener("pagehide", onLeave);
  return () => {
    onLeave();
    document.removeEventListener("scroll", onScroll, { capture: true });
    document.removeEventListener("visibilitychange", onLeave);
    removeEventListener("pagehide", onLeave);
  };
}

/** The first block that is not wholly above the top of the text, found by halves: blocks stand in order. */
function placeIn(all: readonly HTMLElement[]): ReadingPlace | undefined {
  if (all.length === 0 || all[0]?.isConnected !== true) return undefined;
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.getBoundingClientRect().bottom ?? 0) > TOP) high = middle;
    else low = middle + 1;
  }
  const end = all.at(-1)?.getBoundingClientRect().bottom ?? 0;
  const atEnd = end <= innerHeight;
  return { block: low, share: atEnd ? 1 : low / all.length };
}
