import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../../ui/controls/button.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { messages } from "../messages.ts";
import type { Footnote } from "./footnotes.ts";

/** A footnote, shown where one is. */
export function FootnoteSheet(props: {
  readonly footnote: Footnote;
  readonly onGoTo: () => void;
  readonly onClose: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // A copy of what stands in the text already, sanitised with it.
    place.current?.replaceChildren(props.footnote.content.cloneNode(true));
  }, [props.footnote]);
  return (
    <Sheet title={messages.footnote} closeLabel={messages.close} onClose={props.onClose}>
      <div ref={place} class="prose" />
      <div class="row-of-buttons">
        <Button
          kind="text"
          onPress={() => {
            props.onClose();
            props.onGoTo();
          }}
        >
          {messages.toFootnote}
        </Button>
      </div>
    </Sheet>
  );
}
