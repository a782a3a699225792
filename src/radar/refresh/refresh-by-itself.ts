import { refreshRadar } from "./refresh.ts";
import { refreshState } from "./refresh-state.ts";

const HOUR = 60 * 60_000;
/** Milliseconds after GitHub answers again, for clocks differ. */
const MARGIN = 5000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Looks for news by itself as long as somebody sees the app: at once, when the network is back, on return to the app,
 * every hour, and as soon as GitHub answers again where some had to wait for that.
 */
export function beginRefreshing(): void {
  addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  look();
}

function look(): void {
  clearTimeout(timer);
  if (document.visibilityState !== "visible" || !navigator.onLine) return;
  void refreshRadar("by-itself").finally(() => {
    clearTimeout(timer);
    timer = setTimeout(look, untilNext());
  });
}

function untilNext(): number {
  const state = refreshState.peek();
  const waitsUntil = state.kind === "resting" ? (state.last?.waitsUntil ?? 0) : 0;
  const wait = waitsUntil + MARGIN - Date.now();
  return wait > 0 ? Math.min(wait, HOUR) : HOUR;
}
