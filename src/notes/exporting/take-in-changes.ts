import { hashOf } from "../../records/content-hash.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { importInto } from "../importing/import-notes.ts";
import { type ReadNote, readNote } from "../importing/read-chosen.ts";
import type { LeavingFile } from "./export-notes.ts";
import { fileIn } from "./write-folder.ts";

/**
 * Takes in what others changed in a folder that is about to be written: a note's file that is neither as it last came or
 * left nor as it would leave now is merged into its note, and a file that stands where a new note would is a note of its
 * own. Resolves to the paths of files of which it cannot be told what was changed there and what here: they are not to be
 * written over.
 */
export async function takeInChanges(
  folder: FileSystemDirectoryHandle,
  leaving: readonly LeavingFile[],
): Promise<Outcome<ReadonlySet<string>>> {
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
  const differing = new Set<string>();
  for (const [vault, notes] of changed) {
    const read = { isVault: true, notes, media: [], indexes: [], others: [], skipped: [] };
    const outcome = await importInto(vault, read, Date.now());
    if (!outcome.ok) return outcome;
    const left = new Set(outcome.value.differing);
    for (const { path, note } of leaving)
      if (note?.vault === vault && left.has(note.path || path)) differing.add(path);
  }
  return success(differing);
}
