import { write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { mergeChanges } from "../../records/three-way-merge.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import { type Note, noteCollection } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import { peekNote } from "../notes-store.ts";
import { outlineOf, titleOf } from "../outlines/note-outlines.ts";
import { fileTitle, pathKey } from "../rules/note-path.ts";
import { relinkedText } from "../rules/relinked-text.ts";
import { noteLinked } from "./note-index.ts";

/** What a note's new path makes of the notes that link to it. */
export interface Renaming {
  readonly note: Note;
  readonly to: string;
  /** How many links lead to it, and the texts of their notes with these changed. */
  readonly links: number;
  readonly texts: readonly { readonly id: string; readonly before: string; readonly after: string }[];
}

/** Why a path cannot be taken; undefined where it can. */
export function pathTrouble(note: Note, to: string): "empty" | "letters" | "taken" | undefined {
  if (!/[^/.\s]/.test(to.replace(/\.md$/i, ""))) return "empty";
  // No link can lead to a name with these in it (Obsidian, "Accepted file names").
  if (/[|#^[\]\\:*?"<>\p{Cc}]|%[0-9a-f]{2}|%%/iu.test(to)) return "letters";
  const isTaken = allNotes
    .peek()
    .some(
      (other) => other.id !== note.id && other.vault === note.vault && pathKey(other.path) === pathKey(to),
    );
  return isTaken ? "taken" : undefined;
}

/** Works out which links lead to a note, and how they are written once it lies elsewhere. */
export function renamingOf(note: Note, to: string): Renaming {
  const all = allNotes.peek();
  const isAmbiguous = all.some(
    (other) =>
      other.id !== note.id &&
      other.vault === note.vault &&
      pathKey(fileTitle(other.path)) === pathKey(fileTitle(to)),
  );
  let links = 0;
  const texts = all.flatMap((from) => {
    const leadsToIt = (target: string): boolean => noteLinked(target, from) === note.id;
    if (outlineOf(from)?.links.some(({ target }) => leadsToIt(target)) !== true) return [];
    // Without a file, links lead to it by its title.
    const moved = { from: note.path === "" ? `${titleOf(note)}.md` : note.path, to, isAmbiguous };
    const { text, count } = relinkedText(from.body, from.id === note.id ? to : from.path, moved, leadsToIt);
    links += count;
    return count === 0 ? [] : [{ id: from.id, before: from.body, after: text }];
  });
  return { note, to, links, texts };
}

/** Gives a note its new path, with the links to it where that is asked for, in one change. */
export function renameNote(renaming: Renaming, withLinks: boolean, now: number): Promise<Outcome<unknown>> {
  const { note, to, texts } = renaming;
  return writeBoth(note.id, to, withLinks ? texts : [], now);
}

/** Takes it back: the path where it was not changed again, and each text without what was changed in it. */
export function undoRename(
  { note, to, texts }: Renaming,
  withLinks: boolean,
  now: number,
): Promise<Outcome<unknown>> {
  const back = texts.map(({ id, before, after }) => ({ id, before: after, after: before }));
  const stands = peekNote(note.id)?.path;
  return writeBoth(note.id, stands === to ? note.path : stands, withLinks ? back : [], now);
}

async function writeBoth(
  id: string,
  path: string | undefined,
  texts: Renaming["texts"],
  now: number,
): Promise<Outcome<unknown>> {
  const writes = path === undefined ? [] : [write(noteCollection, id, { path })];
  for (const { id: linking, before, after } of texts) {
    const found = await readRecord(noteCollection.name, linking);
    if (!found.ok) return found;
    const body = found.value?.texts?.body;
    if (body === undefined) continue;
    const document = new TextDocument(body);
    const version = document.version();
    mergeChanges(document, before, after);
    const texts = { body: { update: document.updateSince(version) } };
    writes.push(write(noteCollection, linking, { editedAt: now }, { texts }));
  }
  const changed = await change(writes);
  return changed.ok ? success(undefined) : changed;
}
