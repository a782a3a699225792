import type { LinkSuggesting } from "./link-suggesting.ts";
import type { NoteWriter } from "./note-writer.ts";
import type { TextSurface } from "./text-surface.ts";

/** What every field of a note is given. */
export interface FieldProps {
  readonly writer: NoteWriter;
  /** Where the field puts what the toolbar works on. */
  readonly surface: { current: TextSurface | undefined };
  /** What is told of every letter, key and move of the caret. */
  readonly suggesting: LinkSuggesting;
  /** Files that were pasted or dropped. */
  readonly onFiles: (files: readonly File[]) => void;
}
