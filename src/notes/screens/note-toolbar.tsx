import { IconButton } from "../../ui/controls/button.tsx";
import type { Drawing } from "../../ui/icons/icon.tsx";
import { messages } from "../messages.ts";
import { type Mark, marks, putMark } from "../rules/markdown-marks.ts";

/** The drawings of the marks, as paths of a 24 by 24 field. */
const drawings: Readonly<Record<Mark, Drawing>> = {
  heading: { path: "M6 5v14M18 5v14M6 12h12" },
  list: { path: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01" },
  task: { path: "M5 5h14v14H5zM8.500 12l2.5 2.500L15.500 9.500" },
  link: {
    path: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17",
  },
  code: { path: "M8.500 7L3.500 12l5 5M15.500 7l5 5-5 5" },
  quote: { path: "M5 6v12M9.500 8h10M9.500 12h10M9.500 16h6" },
};

/** The marks of Markdown for phones, whose keyboards hide them: one tap each, and again to take it off. */
export function NoteToolbar({ field }: { readonly field: { readonly current: HTMLTextAreaElement | null } }) {
  return (
    <div class="note-toolbar" role="toolbar" aria-label={messages.toolbar}>
      {marks.map((mark) => (
        <IconButton
          key={mark}
          icon={drawings[mark]}
          label={messages.marks[mark]}
          onPress={() => {
            if (field.current !== null) putOn(field.current, mark);
          }}
        />
      ))}
    </div>
  );
}

function putOn(field: HTMLTextAreaElement, mark: Mark): void {
  const { value, selectionStart, selectionEnd } = field;
  const change = putMark({ text: value, start: selectionStart, end: selectionEnd }, mark);
  field.focus();
  field.setSelectionRange(change.from, change.to);
  // As if it were typed, so that the browser's own undo takes it back; where it will not, by hand.
  const isTyped =
    change.by === "" ? document.execCommand("delete") : document.execCommand("insertText", false, change.by);
  if (!isTyped) {
    field.setRangeText(change.by);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(change.start, change.end);
}
