import type { Note } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import { fileTitle, pathKey } from "../rules/note-path.ts";

/** A title as a link between notes. */
export function linkToTitle(title: string): string {
  return `[[${withoutBrackets(title)}]]`;
}

/**
 * A link to a note: by the name of its file, by its path where another file has that name, with its title where that is
 * another one; by its title alone where it has no file yet.
 */
export function linkToNote({ id, path, vault }: Note, title: string): string {
  if (path === "") return linkToTitle(title);
  const name = fileTitle(path);
  const isAmbiguous = allNotes
    .peek()
    .some(
      (note) => note.id !== id && note.vault === vault && pathKey(fileTitle(note.path)) === pathKey(name),
    );
  const target = isAmbiguous ? path.replace(/\.md$/i, "") : name;
  return target === title ? `[[${target}]]` : `[[${target}|${withoutBrackets(title)}]]`;
}

function withoutBrackets(title: string): string {
  return title.replace(/[[\]|]/g, "");
}
