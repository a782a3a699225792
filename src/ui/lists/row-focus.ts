import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Keeps the focus in a list whose rows say where they stand (`rowPlace`): a row that goes while it has the focus hands it
 * to the one that takes its place, and whoever comes back from what a row opened is on that row again. `away` is whether
 * something is open that a row of the list opened.
 */
export function useRowFocus(
  list: RefObject<HTMLElement | null>,
  items: readonly unknown[],
  away: boolean,
): void {
  const last = useRef<number | undefined>(undefined);
  useEffect(() => {
    const element = list.current;
    // A tap does not focus a link in every browser.
    const remember = ({ target }: Event): void => {
      const row = target instanceof Element ? target.closest("[aria-posinset]") : null;
      if (row !== null) last.current = Number(row.getAttribute("aria-posinset"));
    };
    element?.addEventListener("focusin", remember);
    element?.addEventListener("click", remember);
    return () => {
      element?.removeEventListener("focusin", remember);
      element?.removeEventListener("click", remember);
    };
  }, []);
  useEffect(() => {
    if (away || last.current === undefined || document.activeElement !== document.body) return;
    const position = Math.min(last.current, items.length);
    list.current
      ?.querySelector<HTMLElement>(`[aria-posinset="${position}"] [data-row]`)
      ?.focus({ preventScroll: true });
  }, [items, away]);
}
