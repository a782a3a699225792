import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { smallestEdit } from "../../records/smallest-edit.ts";
import { messages } from "../messages.ts";
import { FieldText } from "../rules/field-text.ts";
import { caretBox } from "./caret-box.ts";
import type { FieldProps } from "./field-props.ts";
import type { TextSurface } from "./text-surface.ts";

/** The platform's own text field: what phones' keyboards, dictation and Chinese input do best in. */
export function PlainField({ writer, surface, suggesting, onFiles }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useComputed(() => writer.text.value).value;
  const shown = useRef(new FieldText(text));
  const isComposing = useRef(false);
  // Before it is painted, so that the first key finds the caret at the end.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    surface.current = surfaceOf(element);
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
    return () => {
      surface.current = undefined;
    };
  }, []);
  // What others wrote arrives under the caret's feet: it stays at the letter it was at. Letters that are being composed
  // are left alone; what came meanwhile is shown when they are whole.
  useLayoutEffect(() => {
    if (field.current !== null && !isComposing.current) show(field.current, text);
  }, [text]);
  const write = (element: HTMLTextAreaElement): void => {
    const edit = smallestEdit(shown.current.shown, element.value);
    if (edit.removed > 0 || edit.inserted !== "") shown.current = writer.editField(edit, shown.current);
  };
  const show = (element: HTMLTextAreaElement, whole: string): void => {
    shown.current = new FieldText(whole);
    const next = shown.current.shown;
    const { selectionStart, value } = element;
    if (value === next) return;
    element.value = next;
    const behind = value.slice(selectionStart);
    const caret = next.endsWith(behind) ? next.length - behind.length : Math.min(selectionStart, next.length);
    element.setSelectionRange(caret, caret);
  };
  return (
    <textarea
      dir="auto"
      ref={field}
      class="note-editor__field"
      aria-label={messages.field}
      placeholder={messages.placeholder}
      defaultValue={shown.current.shown}
      onInput={(event) => {
        write(event.currentTarget);
        suggesting.typed();
      }}
      onSelect={() => suggesting.moved()}
      onBlur={() => suggesting.left()}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        write(event.currentTarget);
        show(event.currentTarget, writer.text.peek());
      }}
      onBeforeInput={(event) => {
        if (!(event instanceof InputEvent)) return;
        const isUndo = event.inputType === "historyUndo";
        if (!isUndo && event.inputType !== "historyRedo") return;
        event.preventDefault();
        travel(field.current, () => (isUndo ? writer.undo() : writer.redo()));
      }}
      onKeyDown={(event) => {
        if (suggesting.key(event)) return;
        const step = historyKey(event);
        if (step === undefined) return;
        event.preventDefault();
        travel(field.current, () => (step === "undo" ? writer.undo() : writer.redo()));
      }}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
      onDrop={(event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
    />
  );
}

/** What a key asks of the history: Ctrl or Cmd with Z or Y, as platforms have it. */
export function historyKey(event: KeyboardEvent): "undo" | "redo" | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.metaKey ? "redo" : undefined;
}

function travel(element: HTMLTextAreaElement | null, step: () => number | undefined): void {
  const caret = step();
  // The text is shown with the next frame; the caret goes with it.
  if (caret !== undefined) requestAnimationFrame(() => element?.setSelectionRange(caret, caret));
}

function surfaceOf(element: HTMLTextAreaElement): TextSurface {
  return {
    selected: () => ({ text: element.value, start: element.selectionStart, end: element.selectionEnd }),
    replace(change) {
      element.focus();
      element.setSelectionRange(change.from, change.to);
      // As if it were typed; where the browser will not, by hand.
      const isTyped =
        change.by === ""
          ? document.execCommand("delete")
          : document.execCommand("insertText", false, change.by);
      if (!isTyped) {
        element.setRangeText(change.by);
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      element.setSelectionRange(change.start, change.end);
    },
    focusAt(caret) {
      element.focus();
      requestAnimationFrame(() => element.setSelectionRange(caret, caret));
    },
    caretBox: () => caretBox(element),
    element: () => element,
  };
}
