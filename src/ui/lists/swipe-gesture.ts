import type { SwipeAction, SwipeActions } from "./swipe-action.ts";

/** Pixels by which a finger moves before it is known what it means. */
const SLOP = 10;
/** Pixels at the edges of the screen that belong to the system's own gestures. */
const EDGE = 24;
/** Pixels after which letting go acts; on narrow rows a third of them. */
const FAR = 112;
/** Milliseconds in which a click after a swipe belongs to it. */
const CLICK = 50;

/** Follows a finger that came down on a row: slid aside far enough and let go, it does what is written beside it. */
export function followSwipe(start: PointerEvent, row: HTMLElement, actions: SwipeActions): void {
  if (start.clientX < EDGE || start.clientX > innerWidth - EDGE) return;
  const far = Math.min(FAR, row.clientWidth / 3);
  const listening = new AbortController();
  let swiping = false;
  let armed: SwipeAction | undefined;

  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    const across = event.clientX - start.clientX;
    const down = event.clientY - start.clientY;
    if (!swiping) {
      if (Math.hypot(across, down) < SLOP) return;
      if (Math.abs(down) > Math.abs(across)) {
        end();
        return;
      }
      swiping = true;
    }
    const action = across > 0 ? actions.right : actions.left;
    armed = action !== undefined && Math.abs(across) >= far ? action : undefined;
    if (action === undefined) {
      rest();
      return;
    }
    row.dataset.swipe = across > 0 ? "right" : "left";
    row.dataset.swipeLabel = action.label;
    row.toggleAttribute("data-swipe-armed", armed !== undefined);
    row.style.setProperty("--swipe", `${across}px`);
  };
  const rest = (): void => {
    delete row.dataset.swipe;
    delete row.dataset.swipeLabel;
    row.removeAttribute("data-swipe-armed");
    row.style.removeProperty("--swipe");
  };
  const end = (): void => {
    listening.abort();
    rest();
  };
  const release = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    const action = armed;
    end();
    action?.run();
    if (swiping) dropClick();
  };
  const { signal } = listening;
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", release, { signal });
  document.addEventListener(
    "pointercancel",
    (event) => {
      if (event.pointerId === start.pointerId) end();
    },
    { signal },
  );
}

/** The end of a swipe is no press of what lies under the finger. */
function dropClick(): void {
  const listening = new AbortController();
  const drop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", drop, { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort(), CLICK);
}
