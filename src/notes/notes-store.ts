import { remove, restore } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { orderedView } from "../storage/records/ordered-view.ts";
import { type Note, noteCollection } from "./note-record.ts";
import type { NoteFile } from "./rules/note-file.ts";

const notes = liveCollection(noteCollection);

/** Reads all notes, once. */
export const loadNotes = (): Promise<Outcome<undefined>> => notes.load();

/** How far the reading of the notes has come. */
export const notesReading = notes.reading;

const lastWritten = {
  includes: () => true,
  compare: (one: Note, other: Note): number => other.editedAt - one.editedAt,
};

/** All notes, the last written first. */
export const allNotes = orderedView(notes, () => lastWritten).items;

/** Deletes a note; `restoreNote` brings it back as it was. */
export function removeNote(id: string): Promise<Outcome<unknown>> {
  return change([remove(noteCollection, id)]);
}

/** Brings a deleted note back. */
export function restoreNote(id: string): Promise<Outcome<unknown>> {
  return change([restore(noteCollection, id)]);
}

/** All notes as one zip file of Markdown files, with further files that leave with them. */
export async function zipNotes(further: readonly NoteFile[] = []): Promise<Uint8Array> {
  await loadNotes();
  const [{ noteFiles }, { strToU8, zipSync }] = await Promise.all([
    import("./rules/note-file.ts"),
    import("fflate"),
  ]);
  const files = [...noteFiles(allNotes.value), ...further];
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
}

/** One note as a Markdown file; undefined where it is gone. */
export async function noteAsFile(id: string): Promise<NoteFile | undefined> {
  const note = notes.peek(id);
  if (note === undefined) return undefined;
  const { noteFiles } = await import("./rules/note-file.ts");
  return noteFiles([note])[0];
}
