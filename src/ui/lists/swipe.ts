import type { SwipeActions } from "./swipe-action.ts";
import "./swipe.css";

const actionsOfRows = new WeakMap<Element, SwipeActions>();

/** As the `ref` of a row: lets it be slid aside by a finger. */
export function swipeable(actions: SwipeActions): (row: Element | null) => void {
  return (row) => {
    if (row !== null) actionsOfRows.set(row, actions);
  };
}

/** The row at an element that can be slid aside, with what that does. */
function swipeableAt(target: EventTarget | null): { row: HTMLElement; actions: SwipeActions } | undefined {
  for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement) {
    const actions = actionsOfRows.get(at);
    if (actions !== undefined && at instanceof HTMLElement) return { row: at, actions };
  }
  return undefined;
}

// What follows the finger comes with the first touch.
document.addEventListener("pointerdown", (event) => {
  const found = event.pointerType === "mouse" ? undefined : swipeableAt(event.target);
  if (found === undefined) return;
  void import("./swipe-gesture.ts").then((gesture) => gesture.followSwipe(event, found.row, found.actions));
});
