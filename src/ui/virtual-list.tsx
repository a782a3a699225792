import { type Rect, Virtualizer } from "@tanstack/virtual-core";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Lists up to this length are rendered whole: the browser's own find sees all of them. */
const RENDERED_WHOLE = 100;
const OVERSCAN = 6;

/** What a row of a list knows of its place, for assistive technology and for measuring. */
export interface RowPlace {
  readonly "data-index": number;
  readonly "aria-setsize": number;
  readonly "aria-posinset": number;
}

interface Props<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Pixels a row is about high, before it was measured. */
  readonly estimate: number;
  /** Renders a row; the place belongs onto its li. */
  readonly row: (item: T, place: RowPlace) => ComponentChildren;
  readonly class?: string;
}

/** A list that renders only the rows in sight, whatever scrolls it: the page, or a column of it. */
export function VirtualList<T>(props: Props<T>) {
  const { items, row } = props;
  const list = useRef<HTMLUListElement>(null);
  const whole = items.length <= RENDERED_WHOLE;
  const rendered = useVirtualRows(list, props, !whole);
  const indexes = whole ? items.keys() : rendered;
  return (
    <ul ref={list} class={props.class}>
      {[...indexes].map((index) => {
        const item = items[index];
        return item === undefined
          ? null
          : row(item, { "data-index": index, "aria-setsize": items.length, "aria-posinset": index + 1 });
      })}
    </ul>
  );
}

/** The indexes of the rows to render; keeps the room of those above and below open. */
function useVirtualRows<T>(
  list: { readonly current: HTMLUListElement | null },
  { items, keyOf, estimate }: Props<T>,
  enabled: boolean,
): readonly number[] {
  const [, render] = useState(0);
  const virtualizer = useRef<Virtualizer<HTMLElement, HTMLElement> | undefined>(undefined);
  const options = {
    count: items.length,
    enabled,
    overscan: OVERSCAN,
    estimateSize: () => estimate,
    getItemKey: (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    getScrollElement: () => (list.current === null ? null : scrollerOf(list.current)),
    scrollMargin: list.current === null ? 0 : marginOf(list.current),
    scrollToFn: (offset: number, { adjustments = 0 }: { adjustments?: number }) =>
      list.current === null ? undefined : scrollerOf(list.current).scrollTo({ top: offset + adjustments }),
    observeElementRect: (_: unknown, tell: (rect: Rect) => void) => {
      const look = (): void => tell({ width: innerWidth, height: innerHeight });
      look();
      addEventListener("resize", look);
      return () => removeEventListener("resize", look);
    },
    observeElementOffset: (
      instance: Virtualizer<HTMLElement, HTMLElement>,
      tell: (offset: number, scrolling: boolean) => void,
    ) => {
      const look = (): void => tell(instance.scrollElement?.scrollTop ?? 0, false);
      look();
      // Capturing, since a column's scrolling does not bubble.
      document.addEventListener("scroll", look, { capture: true, passive: true });
      return () => document.removeEventListener("scroll", look, { capture: true });
    },
    onChange: () => render((count) => count + 1),
  };
  if (enabled) {
    virtualizer.current ??= new Virtualizer(options);
    virtualizer.current.setOptions(options);
  }
  useEffect(() => (enabled ? virtualizer.current?._didMount() : undefined), [enabled]);
  useLayoutEffect(() => {
    if (enabled) virtualizer.current?._willUpdate();
  });
  const rows = enabled ? (virtualizer.current?.getVirtualItems() ?? []) : [];
  useLayoutEffect(() => {
    const element = list.current;
    const current = virtualizer.current;
    if (element === null) return;
    const [first, last] = [rows[0], rows.at(-1)];
    const margin = current?.options.scrollMargin ?? 0;
    const before = first === undefined ? 0 : first.start - margin;
    const after =
      last === undefined || current === undefined ? 0 : current.getTotalSize() - last.end + margin;
    element.style.paddingBlock = enabled ? `${Math.max(0, before)}px ${Math.max(0, after)}px` : "";
    element.style.overflowAnchor = enabled ? "none" : "";
    if (!enabled) return;
    for (const row of element.children) if (row instanceof HTMLElement) current?.measureElement(row);
  });
  return rows.map(({ index }) => index);
}

/** The element that scrolls a list: the nearest column that does, else the page. */
function scrollerOf(element: HTMLElement): HTMLElement {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  }
  return document.documentElement;
}

/** Pixels between the beginning of what scrolls and the list. */
function marginOf(element: HTMLElement): number {
  const scroller = scrollerOf(element);
  const top = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top;
  return Math.round(element.getBoundingClientRect().top - top + scroller.scrollTop);
}
