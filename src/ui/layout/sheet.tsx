import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../controls/button.tsx";
import { focusToGiveBack } from "./focus-to-give-back.ts";
import "./sheet.css";
import { ToastPlace } from "./toast.tsx";

/** A sheet over the page, from below on phones and beside on wide screens. Escape or a tap outside closes it. */
export function Sheet(props: {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Open as soon as it is there: an Escape that follows at once is meant for it.
  useLayoutEffect(() => {
    const giveBack = focusToGiveBack();
    dialog.current?.showModal();
    return () => queueMicrotask(giveBack);
  }, []);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="sheet__inner">
        <header class="sheet__header">
          <h2 class="sheet__title" id={id}>
            {props.title}
          </h2>
          <Button kind="text" onPress={() => dialog.current?.close()}>
            {props.closeLabel}
          </Button>
        </header>
        {props.children}
      </div>
      <ToastPlace />
    </dialog>
  );
}
