import type { NoteFile } from "../../notes/rules/note-file.ts";

/** What leaves with the notes though it is none: the highlights of articles; of a whole vault also the log and the plans. */
export async function furtherNoteFiles(what: "notes" | "vault"): Promise<readonly NoteFile[]> {
  const { highlightFiles } = await import("../../reading/highlights/highlight-files.ts");
  const highlights = await highlightFiles();
  if (what === "notes") return highlights;
  const [{ logFiles }, { planFiles }] = await Promise.all([
    import("../../today/log/log-files.ts"),
    import("../../plan/plan-files.ts"),
  ]);
  return [...highlights, ...(await logFiles()), ...(await planFiles())];
}
