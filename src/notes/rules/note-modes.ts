import * as v from "valibot";

const modeSchema = v.picklist(["read", "written"]);
/** How an open note is shown: as it reads, or as it is written. */
export type NoteMode = v.InferOutput<typeof modeSchema>;

/** How notes were last shown, the last chosen first. */
export const noteModesSchema = v.array(v.object({ note: v.string(), mode: modeSchema }));
export type NoteModes = v.InferOutput<typeof noteModesSchema>;
export const NO_NOTE_MODES: NoteModes = [];

/** So many notes are remembered; of older ones nobody knows how they were left. */
const MOST = 300;

/** The modes after one was chosen for a note. */
export function withMode(modes: NoteModes, note: string, mode: NoteMode): NoteModes {
  return [{ note, mode }, ...modes.filter((known) => known.note !== note)].slice(0, MOST);
}

/**
 * How a note opens: as it was left; one that came from elsewhere and was never chosen for as the last note was; one that was
 * begun here is written, and so is an empty one.
 */
export function modeOf(
  modes: NoteModes,
  note: { readonly id: string; readonly text: string; readonly importedAt: number },
): NoteMode {
  if (note.text.trim() === "") return "written";
  const own = modes.find((known) => known.note === note.id);
  return (own ?? (note.importedAt > 0 ? modes[0] : undefined))?.mode ?? "written";
}
