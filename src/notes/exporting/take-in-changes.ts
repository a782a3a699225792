import { hashOf } from "../../records/content-hash.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { importInto } from "../importing/import-notes.ts";
import { type ReadNote, readNote } from "../importing/read-chosen.ts";
import type { LeavingFile } from "./export-notes.ts";
import { fileIn } from "./write-folder.ts";

/**
 * Takes in what others changed in a folder that is about to be written: a note's file that is neither as it last came or
 * left nor as it would leave now is merged into its note, and a file that stands where a new note would is a note of its
 * own. Resolves to how many files those were.
 */
export async function takeInChanges(
  folder: FileSystemDirectoryHandle,
  leaving: readonly LeavingFile[],
): Promise<Outcome<number>> {
  const changed = new Map<string, ReadNote[]>();
  for (const { path, bytes, note } of leaving) {
    if (note === undefined) continue;
    const file = await fileIn(folder, path);
    if (file === undefined) continue;
    const found = new Uint8Array(await file.arrayBuffer());
    const hash = hashOf(found);
    if (hash === note.fileHash || hash === hashOf(bytes)) continue;
    const files = changed.get(note.vault) ?? [];
    files.push(readNote({ path: note.path || path, bytes: found, modified: file.lastModified }));
    changed.set(note.vault, files);
  }
  let count = 0;
  for (const [vault, notes] of changed) {
    const read = { isVault: true, notes, media: [], indexes: [], others: [], skipped: [] };
    const outcome = await importInto(vault, read, Date.now());
    if (!outcome.ok) return outcome;
    count += notes.length;
  }
  return success(count);
}
