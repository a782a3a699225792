import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { matchNotes } from "../../src/notes/importing/match-notes.ts";
import type { ChosenFile } from "../../src/notes/importing/opened-files.ts";
import { type ReadVault, readChosen } from "../../src/notes/importing/read-chosen.ts";
import type { Note } from "../../src/notes/note-record.ts";

/** All files of a folder, as a browser hands over one that was chosen. */
export function filesOf(folder: string, top: string): readonly ChosenFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({
      path: `${top}/${path}`,
      file: new File([readFileSync(join(folder, path))], path.split("/").at(-1) ?? path),
    }));
}

/** The same for files that are given by their texts or bytes. */
export function filesFrom(files: Readonly<Record<string, string | Uint8Array>>): readonly ChosenFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    file: new File([content as BlobPart], path.split("/").at(-1) ?? path),
  }));
}

/** What is read of one folder. */
export async function readFolder(files: readonly ChosenFile[]): Promise<ReadVault> {
  const [read] = await readChosen(files);
  if (read === undefined) throw new Error("nothing was read");
  return read;
}

/** The notes that an import makes of what was read, where `present` are here already. */
export function notesOf(read: ReadVault, present: readonly Note[] = []): readonly Note[] {
  return matchNotes(read, present).map(({ file, id, vault, path }) => ({
    id,
    body: file.text,
    about: { kind: "nothing" },
    createdAt: file.createdAt ?? 0,
    editedAt: file.editedAt ?? 0,
    path,
    vault,
    fileHash: file.hash,
    file: null,
    importedAt: 0,
    pinned: false,
  }));
}
