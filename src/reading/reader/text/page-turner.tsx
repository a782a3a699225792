import { useEffect } from "preact/hooks";
import { IconButton } from "../../../ui/controls/button.tsx";
import { back, forward } from "../../../ui/icons/reading-icons.ts";
import { messages } from "../messages.ts";
import type { TextPlaces } from "./reading-place.ts";

/** Turns the pages: two buttons, and the arrow and page keys. A swipe does it too, for the pages scroll. */
export function PageTurner({ places }: { readonly places: TextPlaces }) {
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
  return (
    <div class="page-turner">
      <IconButton icon={back} label={messages.pageBack} onPress={() => places.turn(-1)} />
      <IconButton icon={forward} label={messages.pageForward} onPress={() => places.turn(1)} />
    </div>
  );
}
