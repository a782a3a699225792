import { useEffect, useState } from "preact/hooks";
import { IconButton, IconFileButton } from "../../ui/controls/button.tsx";
import { toolbarKeys } from "../../ui/controls/toolbar-keys.ts";
import type { Drawing } from "../../ui/icons/icon.tsx";
import { useAboveKeyboard } from "../../ui/layout/above-keyboard.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { messages } from "../messages.ts";
import { type Mark, marks, putMark } from "../rules/markdown-marks.ts";
import type { NoteWriter } from "./note-writer.ts";
import { inserting, type TextSurface } from "./text-surface.ts";
import "./note-toolbar.css";

const LinkSheet = lazy(() => import("../linking/link-sheet.tsx").then((module) => module.LinkSheet));

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
const undoing: Drawing = { path: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4" };
const redoing: Drawing = { path: "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4" };
const picturing: Drawing = { path: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01" };
const mentioning: Drawing = { path: "M9 4H5v16h4M15 4h4v16h-4M9 12h6" };

interface Props {
  readonly writer: NoteWriter;
  readonly surface: { readonly current: TextSurface | undefined };
  readonly bar: { current: HTMLDivElement | null };
  readonly onFiles: (files: readonly File[]) => void;
}

/** The marks of Markdown for phones, whose keyboards hide them: one tap each, and again to take it off. */
export function NoteToolbar({ writer, surface, bar, onFiles }: Props) {
  const [linking, setLinking] = useState(false);
  const [link, setLink] = useState("");
  // When the sheet is gone: while it is open, the field below cannot be written in.
  useEffect(() => {
    const field = surface.current;
    if (linking || link === "") return;
    setLink("");
    if (field === undefined) return;
    writer.beginStep();
    field.replace(inserting(field.selected(), link));
  }, [linking, link]);
  useAboveKeyboard(bar);
  const { canUndo, canRedo } = writer.history.value;
  const travel = (caret: number | undefined): void => {
    if (caret !== undefined) surface.current?.focusAt(caret);
  };
  return (
    <>
      <div
        ref={bar}
        class="note-toolbar"
        role="toolbar"
        onKeyDown={toolbarKeys}
        aria-label={messages.toolbar}
      >
        {marks.map((mark) => (
          <IconButton
            key={mark}
            icon={drawings[mark]}
            label={messages.marks[mark]}
            onPress={() => {
              const field = surface.current;
              if (field === undefined) return;
              writer.beginStep();
              field.replace(putMark(field.selected(), mark));
              writer.beginStep();
            }}
          />
        ))}
        <IconButton icon={mentioning} label={messages.linkTo} onPress={() => setLinking(true)} />
        <IconFileButton icon={picturing} label={messages.addPicture} accept="image/*" onFiles={onFiles} />
        <IconButton
          icon={undoing}
          label={messages.undo}
          disabled={!canUndo}
          onPress={() => travel(writer.undo())}
        />
        <IconButton
          icon={redoing}
          label={messages.redo}
          disabled={!canRedo}
          onPress={() => travel(writer.redo())}
        />
      </div>
      {linking && (
        <LinkSheet
          onClose={() => setLinking(false)}
          onChoose={(chosen) => {
            setLink(chosen);
            setLinking(false);
          }}
        />
      )}
    </>
  );
}
