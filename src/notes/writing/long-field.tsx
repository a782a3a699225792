import { defaultKeymap } from "@codemirror/commands";
import { Annotation, type ChangeSet, EditorSelection, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { type Edit, smallestEdit } from "../../records/smallest-edit.ts";
import { messages } from "../messages.ts";
import { FieldText } from "../rules/field-text.ts";
import type { FieldProps } from "./field-props.ts";
import { historyKey } from "./plain-field.tsx";

/** Marks what was written elsewhere, so that it is not taken for typing. */
const fromElsewhere = Annotation.define<boolean>();

/** What was changed, as one edit from its first letter to its last. */
function editOf(changes: ChangeSet, next: string): Edit {
  let [start, end, newEnd] = [Number.POSITIVE_INFINITY, 0, 0];
  changes.iterChangedRanges((fromBefore, toBefore, _fromAfter, toAfter) => {
    start = Math.min(start, fromBefore);
    end = Math.max(end, toBefore);
    newEnd = Math.max(newEnd, toAfter);
  });
  return { start, removed: end - start, inserted: next.slice(start, newEnd) };
}

const look = EditorView.theme({
  "&": { height: "calc(100dvh - 15rem)", minHeight: "12rem", color: "var(--color-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", fontSize: "1rem", lineHeight: "1.65" },
  ".cm-content": { padding: "var(--space-16) 0", caretColor: "var(--color-ink)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--color-ink-soft)" },
});

/**
 * A field for long texts: the browser's own lays the whole text out with every key, this one (CodeMirror) the lines in
 * sight alone.
 */
export function LongField({ writer, surface, suggesting, onFiles }: FieldProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    // Its styles are the editor's own. In a shadow root they come as constructed style sheets, which the content security
    // policy allows; in the page they would be a style element, which it does not.
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
    let shown = new FieldText(writer.text.peek());
    let isTyping = false;
    const view = new EditorView({
      parent: root,
      root,
      doc: shown.shown,
      selection: EditorSelection.cursor(0),
      extensions: [
        EditorState.lineSeparator.of("\n"),
        EditorView.lineWrapping,
        look,
        EditorState.allowMultipleSelections.of(false),
        EditorView.contentAttributes.of({
          "aria-label": messages.field,
          dir: "auto",
          spellcheck: "true",
          autocapitalize: "sentences",
        }),
        placeholder(messages.placeholder),
        keymap.of(defaultKeymap),
        // Before the keys of the editor: while there are suggestions, Enter takes one.
        Prec.highest(
          EditorView.domEventHandlers({
            keydown: (event) => suggesting.key(event),
            blur: () => suggesting.left(),
          }),
        ),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) {
            if (update.selectionSet) suggesting.moved();
            return;
          }
          if (update.transactions.some((transaction) => transaction.annotation(fromElsewhere) === true))
            return;
          // The text that the writer then has is what stands here already, unless somebody else wrote as well.
          isTyping = true;
          try {
            shown = writer.editField(editOf(update.changes, update.state.doc.toString()), shown);
          } finally {
            isTyping = false;
          }
          show(writer.text.peek());
          suggesting.typed();
        }),
        EditorView.domEventHandlers({
          keydown(event) {
            const step = historyKey(event);
            if (step === undefined) return false;
            const caret = step === "undo" ? writer.undo() : writer.redo();
            if (caret !== undefined) view.dispatch({ selection: EditorSelection.cursor(caret) });
            event.preventDefault();
            return true;
          },
          paste(event) {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0) return false;
            event.preventDefault();
            onFiles(files);
            return true;
          },
        }),
      ],
    });
    surface.current = {
      selected() {
        const { from, to } = view.state.selection.main;
        return { text: view.state.doc.toString(), start: from, end: to };
      },
      replace(change) {
        view.dispatch({
          changes: { from: change.from, to: change.to, insert: change.by },
          selection: EditorSelection.range(change.start, change.end),
          scrollIntoView: true,
        });
        view.focus();
      },
      focusAt(caret) {
        view.dispatch({ selection: EditorSelection.cursor(Math.min(caret, view.state.doc.length)) });
        view.focus();
      },
      caretBox: () => view.coordsAtPos(view.state.selection.main.head) ?? undefined,
      element: () => view.contentDOM,
    };
    function show(text: string): void {
      if (isTyping || shown.text === text) return;
      const before = shown;
      shown = new FieldText(text);
      const { start, removed, inserted } = smallestEdit(before.shown, shown.shown);
      view.dispatch({
        changes: { from: start, to: start + removed, insert: inserted },
        annotations: fromElsewhere.of(true),
      });
    }
    const stop = writer.text.subscribe(show);
    view.focus();
    return () => {
      stop();
      surface.current = undefined;
      view.destroy();
    };
  }, []);
  return <div ref={place} class="note-editor__long" />;
}
