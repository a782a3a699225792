import { useEffect } from "preact/hooks";

/** Less, in pixels, is a bar of the browser and no keyboard. */
const LEAST = 120;

/**
 * Keeps an element above the keyboard where the browser lays that over the page (iOS): the custom property `--keyboard` of
 * the page says how much of it is covered. Where the page itself becomes smaller (Android), nothing is covered.
 */
export function useAboveKeyboard(element: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return;
    const follow = (): void => {
      const covered = Math.round(innerHeight - viewport.height - viewport.offsetTop);
      const isKeyboard = covered >= LEAST && viewport.scale === 1;
      document.documentElement.style.setProperty("--keyboard", `${isKeyboard ? covered : 0}px`);
      element.current?.classList.toggle("above-keyboard", isKeyboard);
    };
    follow();
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
      document.documentElement.style.removeProperty("--keyboard");
    };
  }, []);
}
