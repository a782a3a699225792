import "./swipe.css";

/** What sliding a row to one side does. There is always something to press that does the same. */
export interface SwipeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface SwipeActions {
  readonly right?: SwipeAction | undefined;
  readonly left?: SwipeAction | undefined;
}

const actionsOfRows = new WeakMap<Element, SwipeActions>();

/** As the `ref` of a row: lets it be slid aside by a finger. */
export function swipeable(actions: SwipeActions): (row: Element | null) => void {
  return (row) => {
    if (row !== null) actionsOfRows.set(row, actions);
  };
}

/** The row at an element that can be slid aside, with what that does. */
export function swipeableAt(
  target: EventTarget | null,
): { row: HTMLElement; actions: SwipeActions } | undefined {
  for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement) {
    const actions = actionsOfRows.get(at);
    if (actions !== undefined && at instanceof HTMLElement) return { row: at, actions };
  }
  return undefined;
}

// What follows the finger comes with the first touch.
document.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" || swipeableAt(event.target) === undefined) return;
  void import("./swipe-gesture.ts").then((gesture) => gesture.followSwipe(event));
});
