import { remove, restore, write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { type Changed, undoableChange } from "../storage/records/undoable-change.ts";
import { type Note, noteCollection } from "./note-record.ts";
import { notes } from "./notes-in-order.ts";
import { loadOutlines } from "./outlines/note-outlines.ts";
import { loadVaultFiles } from "./vaults/vault-files-store.ts";

export { allNotes, notesReading } from "./notes-in-order.ts";

/** Reads all notes, once, and what is understood of them. */
export async function loadNotes(): Promise<Outcome<undefined>> {
  const loaded = await notes.load();
  if (loaded.ok) await Promise.all([loadOutlines(), loadVaultFiles()]);
  return loaded;
}

/** Puts a note above all others, or back among them. */
export function pinNote(id: string, pinned: boolean): Promise<Outcome<unknown>> {
  return change([write(noteCollection, id, { pinned })]);
}

/** A note; whoever reads it follows it. */
export function noteOf(id: string): Note | undefined {
  return notes.get(id);
}

/** Deletes a note; `restoreNote` brings it back as it was. */
export function removeNote(id: string): Promise<Outcome<Changed>> {
  return removeNotes([id]);
}

/** Deletes notes, all in one change. */
export function removeNotes(ids: readonly string[]): Promise<Outcome<Changed>> {
  return undoableChange(
    ids.map((id) => remove(noteCollection, id)),
    [noteCollection],
  );
}

/** Brings a deleted note back. */
export function restoreNote(id: string): Promise<Outcome<unknown>> {
  return restoreNotes([id]);
}

/** Brings deleted notes back, all in one change. */
export function restoreNotes(ids: readonly string[]): Promise<Outcome<unknown>> {
  return change(ids.map((id) => restore(noteCollection, id)));
}

/** A note as it is now; follows nothing. */
export function peekNote(id: string): Note | undefined {
  return notes.peek(id);
}
