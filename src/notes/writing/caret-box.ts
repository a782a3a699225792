import type { Anchor } from "../../ui/lists/suggestion-list.tsx";

/**
 * Where the caret of a text area stands in the window, which no browser says: its text up to the caret is laid out once more,
 * unseen, in an element of the same class. Pixels of the window; takes as long as laying the text out does.
 */
export function caretBox(field: HTMLTextAreaElement): Anchor {
  const mirror = document.createElement("div");
  mirror.className = `${field.className} note-editor__mirror`;
  mirror.dir = field.dir;
  mirror.ariaHidden = "true";
  mirror.style.setProperty("--field-width", `${field.clientWidth}px`);
  const caret = document.createElement("span");
  caret.textContent = "\u200b";
  // What follows keeps the line breaking as it is in the field.
  const [before, after] = [
    field.value.slice(0, field.selectionEnd),
    field.value.slice(field.selectionEnd, field.selectionEnd + 80),
  ];
  mirror.append(before, caret, after);
  field.after(mirror);
  const [shown, origin, area] = [caret, mirror, field].map((element) => element.getBoundingClientRect());
  mirror.remove();
  if (shown === undefined || origin === undefined || area === undefined) throw new Error("a field is gone");
  const top = area.top + (shown.top - origin.top) - field.scrollTop;
  return { left: area.left + (shown.left - origin.left), top, bottom: top + shown.height };
}
