import type { NoteWriter } from "./note-writer.ts";
import type { TextSurface } from "./text-surface.ts";

/** What every field of a note is given. */
export interface FieldProps {
  readonly writer: NoteWriter;
  /** Where the field puts what the toolbar works on. */
  readonly surface: { current: TextSurface | undefined };
  /** Files that were pasted or dropped. */
  readonly onFiles: (files: readonly File[]) => void;
}
