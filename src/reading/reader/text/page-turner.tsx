import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../../../ui/controls/button.tsx";
import { messages } from "../messages.ts";
import { markPages } from "./page-marks.ts";
import type { TextPlaces } from "./reading-place.ts";
import "./pages.css";

/** The part of the page's width at either side in which a tap turns it. */
const ZONE = 0.25;
/** What a tap is meant for itself. */
const ownTaps = "a, button, input, textarea, select, label, summary, mark, [role='button']";

/**
 * Turns the pages: a tap near an edge, a swipe, two buttons, and the arrow and page keys; and says which page it is of how
 * many.
 */
export function PageTurner({ places }: { readonly places: TextPlaces }) {
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      const within =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
      if (within || event.ctrlKey || event.metaKey || event.altKey) return;
      const by = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      places.turn(by);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  }, [places]);
  useEffect(() => {
    const frame = places.pages;
    if (frame === undefined) return;
    const look = (): void => {
      setPages(markPages(frame));
      setPage(places.page() + 1);
    };
    const onScroll = (): void => setPage(places.page() + 1);
    const onTap = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest(ownTaps) !== null) return;
      if (getSelection()?.isCollapsed === false) return;
      const { left, width } = frame.getBoundingClientRect();
      const at = (event.clientX - left) / width;
      if (at < ZONE) places.turn(-1);
      else if (at > 1 - ZONE) places.turn(1);
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(frame);
    sizes.observe(places.text);
    // Pictures and typefaces that come later move what follows to other pages.
    frame.addEventListener("load", look, true);
    frame.addEventListener("scroll", onScroll, { passive: true });
    frame.addEventListener("click", onTap);
    look();
    return () => {
      sizes.disconnect();
      frame.removeEventListener("load", look, true);
      frame.removeEventListener("scroll", onScroll);
      frame.removeEventListener("click", onTap);
    };
  }, [places]);
  return (
    <div class="page-turner">
      <IconButton
        icon={{ path: "M15 5l-7 7 7 7" }}
        label={messages.pageBack}
        disabled={page <= 1}
        onPress={() => places.turn(-1)}
      />
      <p class="page-turner__count">{messages.pageOf(Math.min(page, pages), pages)}</p>
      <IconButton
        icon={{ path: "M9 5l7 7-7 7" }}
        label={messages.pageForward}
        disabled={page >= pages}
        onPress={() => places.turn(1)}
      />
    </div>
  );
}
