import type { NoteFile } from "../../notes/rules/note-file.ts";

/** What leaves with the notes though it is none: the highlights of articles. */
export async function furtherNoteFiles(): Promise<readonly NoteFile[]> {
  const { highlightFiles } = await import("../../reading/highlights/highlight-files.ts");
  return highlightFiles();
}
