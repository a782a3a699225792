import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Lists up to this length are rendered whole, each row as high as it is: the browser's own find sees all of them. */
const RENDERED_WHOLE = 100;
/** Rows rendered beyond what is in sight, above and below. */
const SPARE = 8;
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
export function VirtualList<T>({ items, row, class: name, rowHeight }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const long = items.length > RENDERED_WHOLE;
  const { first, last } = useRowsInSight(list, items.length, rowHeight, long);
  const shown = long ? items.slice(first, last) : items;
  return (
    <ul ref={list} class={long ? `${name} ${name}--long` : name}>
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
  const [rows, setRows] = useState<Rows>({ first: 0, last: STEP });
  // What is in sight comes first; the rows beyond it when that has been painted.
  const [spare, setSpare] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setSpare(SPARE), SETTLED);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (!enabled || element === null) return;
    const update = (): void => {
      const height = rowHeight * rootFontSize();
      const above = -element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / height / STEP) * STEP - spare);
      const last = Math.min(count, first + Math.ceil(innerHeight / height) + 2 * spare + STEP);
      setRows((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    update();
    // Capturing, since a column's scrolling does not bubble.
    document.addEventListener("scroll", update, { capture: true, passive: true });
    addEventListener("resize", update);
    return () => {
      document.removeEventListener("scroll", update, { capture: true });
      removeEventListener("resize", update);
    };
  }, [enabled, count, rowHeight, spare]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    element.style.height = enabled ? `${count * rowHeight}rem` : "";
  }, [enabled, count, rowHeight]);
  return rows;
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
