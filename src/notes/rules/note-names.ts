import type { Note } from "../note-record.ts";
import { safeFileName } from "./file-name.ts";
import { noteTitle } from "./note-title.ts";

/** File names without their ending, by the notes' ids. */
export type NoteNames = ReadonlyMap<string, string>;

/**
 * A file name for every note, unique without regard to case. A note keeps the name it left under before (`before`) as
 * long as its title makes that name; the others get what is free, the oldest first.
 */
export function noteNames(notes: readonly Note[], before: NoteNames = new Map()): NoteNames {
  const ordered = [...notes].sort(
    (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
  );
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const take = (note: Note, name: string): void => {
    names.set(note.id, name);
    taken.add(name.toLowerCase());
  };
  for (const note of ordered) {
    const known = before.get(note.id);
    if (known === undefined || taken.has(known.toLowerCase())) continue;
    const base = baseName(note);
    const isOfTitle =
      known === base || (known.startsWith(`${base} `) && /^\d+$/.test(known.slice(base.length + 1)));
    if (isOfTitle) take(note, known);
  }
  for (const note of ordered) {
    if (names.has(note.id)) continue;
    const base = baseName(note);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base} ${number}`;
    take(note, name);
  }
  return names;
}

function baseName(note: Note): string {
  return safeFileName(noteTitle(note.body), `Note ${new Date(note.createdAt).toISOString().slice(0, 10)}`);
}
