import { useEffect, useState } from "preact/hooks";

/** CSS pixels of scrolling in one direction after which the bars leave or come back. */
const FAR = 24;
/** So near its top an article always has its bars. */
const NEAR_TOP = 80;
/** What people scroll by. */
const gestures = ["wheel", "touchmove"] as const;
/** What a tap is meant for, and not for the bars. */
const ownTaps =
  "a, button, input, textarea, select, label, summary, mark, dialog, [role='button'], [role='toolbar']";

/**
 * Whether the bars of an open article are away: they leave when one reads on, and are back on a tap on the page, when
 * one scrolls back, when the keyboard comes to them, and at the top. They are moved, never taken out of the page, so
 * that no line of the text moves with them.
 */
export function useBarsAway(article: string): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    setAway(false);
    let turned = scrollY;
    let last = scrollY;
    /** Whether it is the person who scrolls; where the app goes to a place, the bars stay. */
    let byHand = false;
    const begin = (): void => {
      byHand = true;
    };
    const end = (): void => {
      byHand = false;
    };
    const onScroll = (): void => {
      const now = scrollY;
      // Where the direction turns, the way is counted anew.
      if (now > last !== last > turned) turned = last;
      last = now;
      if (now < NEAR_TOP || turned - now > FAR) setAway(false);
      else if (byHand && now - turned > FAR && getSelection()?.isCollapsed !== false) setAway(true);
    };
    const onTap = (event: MouseEvent): void => {
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest(".reader") == null || at.closest(ownTaps) !== null) return;
      if (getSelection()?.isCollapsed === false) return;
      turned = last = scrollY;
      setAway((before) => !before && scrollY >= NEAR_TOP);
    };
    const onFocus = (event: FocusEvent): void => {
      if (
        event.target instanceof Element &&
        event.target.closest(".sub-header, .reader__foot, .ride-bar") !== null
      )
        setAway(false);
    };
    document.addEventListener("scroll", onScroll, { passive: true });
    document.addEventListener("scrollend", end);
    for (const gesture of gestures) document.addEventListener(gesture, begin, { passive: true });
    document.addEventListener("click", onTap);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("scroll", onScroll);
      document.removeEventListener("scrollend", end);
      for (const gesture of gestures) document.removeEventListener(gesture, begin);
      document.removeEventListener("click", onTap);
      document.removeEventListener("focusin", onFocus);
    };
  }, [article]);
  return away;
}
