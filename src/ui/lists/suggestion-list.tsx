import { useId, useLayoutEffect, useRef } from "preact/hooks";
import "./rows.css";
import "./suggestion-list.css";

/** A caret, or what else a list stands at, in pixels of the window. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** One thing that is suggested. */
export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

/** Pixels between the caret and the list, and between the list and the edges. */
const GAP = 6;
const MARGIN = 16;
/** Less room below the caret, in pixels, and the list stands above it where there is more. */
const LEAST = 200;

/**
 * What is suggested for the words at a caret. The keyboard stays in the field, which chooses with its arrow keys; a row is
 * also pressed. A field of several lines is no combobox by ARIA; it is told what the list is and which row is chosen by the
 * properties a text box has for that.
 */
export function SuggestionList(props: {
  readonly label: string;
  /** What a screen reader is told when the suggestions change. */
  readonly status: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly field: () => HTMLElement | undefined;
  readonly anchor: () => Anchor | undefined;
  /** How far down the list may reach, in pixels of the window. */
  readonly floor: () => number;
  readonly onChoose: (index: number) => void;
}) {
  const { suggestions, chosen } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const place = (): void => {
    const anchor = latest.current.anchor();
    if (list.current !== null && anchor !== undefined) placeAt(list.current, anchor, latest.current.floor());
  };
  useLayoutEffect(place, [suggestions]);
  // What stands above may grow while one writes.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      document.removeEventListener("scroll", place, { capture: true });
    };
  }, []);
  useLayoutEffect(() => {
    const option = list.current?.children[chosen];
    option?.scrollIntoView({ block: "nearest" });
    const field = props.field();
    if (field !== undefined && list.current !== null && option !== undefined)
      pointAt(field, list.current, option);
  }, [suggestions, chosen]);
  useLayoutEffect(() => {
    const field = props.field();
    return () => (field === undefined ? undefined : pointAtNothing(field));
  }, []);
  return (
    <>
      <p role="status" class="visually-hidden">
        {props.status}
      </p>
      {suggestions.length > 0 && (
        <div ref={list} id={id} class="suggestion-list" role="listbox" aria-label={props.label}>
          {suggestions.map(({ key, title, detail }, index) => (
            <button
              key={key}
              id={`${id}-${index}`}
              type="button"
              class="suggestion-list__one row-button"
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              // The keyboard stays in the field, and on phones stays up.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onChoose(index)}
            >
              <span class="suggestion-list__title two-lines" dir="auto">
                {title}
              </span>
              {detail !== "" && <span class="suggestion-list__detail">{detail}</span>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** Below the caret, or above it where there is more room; never past the edges. */
function placeAt(list: HTMLElement, anchor: Anchor, floor: number): void {
  const below = floor - anchor.bottom - GAP;
  const above = anchor.top - GAP - MARGIN;
  const isBelow = below >= LEAST || below >= above;
  list.style.setProperty("--suggestions-height", `${Math.max(96, isBelow ? below : above)}px`);
  const { width, height } = list.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(anchor.left, document.documentElement.clientWidth - width - MARGIN));
  const top = isBelow ? anchor.bottom + GAP : Math.max(MARGIN, anchor.top - GAP - height);
  list.style.setProperty("--suggestions-left", `${left}px`);
  list.style.setProperty("--suggestions-top", `${top}px`);
}

/** Tells a field which list it works and which row of it is chosen; by element where the field stands in a shadow root. */
function pointAt(field: HTMLElement, list: HTMLElement, option: Element): void {
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  if (field.getRootNode() === list.getRootNode()) {
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-activedescendant", option.id);
  } else if ("ariaActiveDescendantElement" in field) {
    Object.assign(field, { ariaControlsElements: [list], ariaActiveDescendantElement: option });
  }
}

function pointAtNothing(field: HTMLElement): void {
  for (const name of ["autocomplete", "haspopup", "controls", "activedescendant"])
    field.removeAttribute(`aria-${name}`);
}
