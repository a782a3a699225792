import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useRowFocus } from "./row-focus.ts";
import "./virtual-list.css";

/** Lists up to this length are rendered whole, each row as high as it is: the browser's own find sees all of them. */
const RENDERED_WHOLE = 100;
/** Rows rendered beyond what is in sight, above and below. */
const SPARE = 8;
/** Rows that come first where all of them are others. */
const FEW = 4;
/** Milliseconds after which the first rows have been painted. */
const SETTLED = 100;
/** Rows by which what is rendered moves on: few, so that no step takes long. */
const STEP = 2;

interface Props<T> {
  readonly items: readonly T[];
  /** Renders a row as an li with `rowPlace(place)` on it. */
  readonly row: (item: T, index: number, size: number, top: string | undefined) => ComponentChildren;
  readonly class: string;
  /** How high every row of a long list is, in rem; its class with `--long` makes it so. */
  readonly rowHeight: number;
  /** Whether what one of its rows opened is open. */
  readonly away: boolean;
}

/**
 * What a row's li says of its place, for assistive technology, and where it stands: in a long list each by itself,
 * so that those that come and go move no other. That alone is set on the element, for there are thousands of it.
 */
export function rowPlace(index: number, size: number, top: string | undefined) {
  return {
    "aria-setsize": size,
    "aria-posinset": index + 1,
    ...(top === undefined ? {} : { style: { top } }),
  } as const;
}

/**
 * A list that, when it is long, renders only the rows in sight, whatever scrolls it: the page, or a column of it.
 * The rows of a long list are all of one height, so that none has to be measured while it scrolls.
 */
export function VirtualList<T>({ items, row, class: name, rowHeight, away }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  useRowFocus(list, items, away);
  const long = items.length > RENDERED_WHOLE;
  const { first, last } = useRowsInSight(list, items.length, rowHeight, long);
  const shown = long ? items.slice(first, last) : items;
  return (
    <ul ref={list} class={long ? `${name} ${name}--long virtual-list--long` : name}>
      {shown.map((item, index) =>
        long
          ? row(item, first + index, items.length, `${(first + index) * rowHeight}rem`)
          : row(item, index, items.length, undefined),
      )}
    </ul>
  );
}

interface Rows {
  readonly first: number;
  /** The row after the last. */
  readonly last: number;
}

/** The rows to render; the list is as high as all of them. */
function useRowsInSight(
  list: { readonly current: HTMLUListElement | null },
  count: number,
  rowHeight: number,
  enabled: boolean,
): Rows {
  const [sight, setSight] = useState<Rows>({ first: 0, last: STEP });
  const measured = useRef(false);
  // A few rows come first, then the others in sight, then those beyond it: at first, and wherever many came or went at
  // once, for then all rows are others.
  const [settled, setSettled] = useState({ count: 0, rows: FEW });
  const isOther = Math.abs(settled.count - count) > RENDERED_WHOLE;
  const rows = isOther ? FEW : settled.rows;
  const isWhole = rows >= sight.last - sight.first;
  const isDone = isWhole && rows === Number.POSITIVE_INFINITY;
  useEffect(() => {
    if (isDone && settled.count === count) return;
    const next = isWhole ? Number.POSITIVE_INFINITY : rows + FEW;
    const timer = setTimeout(() => setSettled({ count, rows: next }), isWhole ? SETTLED : 0);
    return () => clearTimeout(timer);
  }, [count, settled, isWhole, isDone, rows]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!enabled || element === null) {
      measured.current = false;
      return;
    }
    const update = (): void => {
      const height = rowHeight * rootFontSize();
      const above = -element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / height / STEP) * STEP);
      const last = first + Math.ceil(innerHeight / height) + STEP;
      setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    // Once it is measured, it is measured again when the browser lays the page out anyway.
    const frame = measured.current ? requestAnimationFrame(update) : undefined;
    if (frame === undefined) update();
    measured.current = true;
    // Capturing, since a column's scrolling does not bubble.
    document.addEventListener("scroll", update, { capture: true, passive: true });
    addEventListener("resize", update);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      document.removeEventListener("scroll", update, { capture: true });
      removeEventListener("resize", update);
    };
  }, [enabled, count, rowHeight]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    element.style.height = enabled ? `${count * rowHeight}rem` : "";
  }, [enabled, count, rowHeight]);
  const spare = isDone ? SPARE : 0;
  const last = Math.min(sight.last + spare, sight.first + rows);
  return { first: Math.max(0, sight.first - spare), last: Math.min(count, last) };
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
