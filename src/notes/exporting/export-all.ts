import { download } from "../../ui/download.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "../messages.ts";
import { allNotes, loadNotes } from "../notes-store.ts";
import type { Further } from "./export-sheet.tsx";

/** Hands all notes over as a zip of Markdown files. */
export async function exportAll(further: Further): Promise<void> {
  await loadNotes();
  const files = await further("notes");
  const count = allNotes.peek().length + files.length;
  if (count === 0) {
    showToast(messages.nothingToExport);
    return;
  }
  const { filesMissing, zipNotes } = await import("./export-notes.ts");
  download("wayside-notes.zip", await zipNotes(files), "application/zip");
  const missing = await filesMissing();
  showToast(
    [messages.exportedAll(count), ...(missing === 0 ? [] : [messages.filesMissing(missing)])].join(" · "),
  );
}
