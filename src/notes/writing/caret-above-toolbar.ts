import { useEffect } from "preact/hooks";
import type { TextSurface } from "./text-surface.ts";

/** Pixels between the caret and the toolbar. */
const GAP = 8;

/**
 * Keeps the caret above the toolbar where a keyboard lies over the page (iOS), for the browser itself only keeps it above the
 * keyboard. Elsewhere the page's scroll padding does it, and nothing is measured.
 */
export function useCaretAboveToolbar(
  surface: { readonly current: TextSurface | undefined },
  toolbar: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    let frame = 0;
    const lift = (): void => {
      const bar = toolbar.current;
      const caret = bar?.classList.contains("above-keyboard") ? surface.current?.caretBox() : undefined;
      if (bar === null || caret === undefined) return;
      const hidden = caret.bottom + GAP - bar.getBoundingClientRect().top;
      if (hidden > 0) window.scrollBy(0, hidden);
    };
    // After the browser has moved the page by itself.
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(lift);
    };
    document.addEventListener("selectionchange", soon);
    window.visualViewport?.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", soon);
      window.visualViewport?.removeEventListener("resize", soon);
    };
  }, []);
}
