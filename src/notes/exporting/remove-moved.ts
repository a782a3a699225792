import { hashOf } from "../../records/content-hash.ts";
import { readFileStates } from "../vaults/file-states.ts";
import type { LeavingFile } from "./export-notes.ts";
import { fileIn, removeFrom } from "./write-folder.ts";

/**
 * Takes the files of notes that were renamed here out of a folder that was just written, where they lay before: they lie at
 * their new paths now. One that somebody changed there stays.
 */
export async function removeMoved(
  folder: FileSystemDirectoryHandle,
  written: readonly LeavingFile[],
): Promise<void> {
  const inUse = new Set(written.map(({ path }) => path));
  for (const { path, note } of written) {
    if (note === undefined) continue;
    const states = await readFileStates(note.id);
    const hashes = new Set(states.map(({ hash }) => hash));
    for (const before of new Set(states.map((state) => state.path)))
      if (before !== path && before !== note.path && !inUse.has(before)) {
        const file = await fileIn(folder, before);
        if (file !== undefined && hashes.has(hashOf(new Uint8Array(await file.arrayBuffer()))))
          await removeFrom(folder, before);
      }
  }
}
