import { computed } from "@preact/signals";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { noteCollection } from "./note-record.ts";
import type { NoteFile } from "./rules/note-file.ts";

const notes = liveCollection(noteCollection);

/** Reads all notes, once. */
export const loadNotes = (): Promise<void> => notes.load();

/** All notes, the last written first; undefined until read. */
export const allNotes = computed(() => {
  const entries = notes.entries.value;
  return entries === undefined
    ? undefined
    : [...entries.values()].sort((one, other) => other.editedAt - one.editedAt);
});

/** Removes a note; `restoreNote` brings it back as it was. */
export function removeNote(id: string): Promise<Outcome<unknown>> {
  return change([{ collection: noteCollection.name, id, remove: true }]);
}

/** Brings a removed note back. */
export function restoreNote(id: string, now: number): Promise<Outcome<unknown>> {
  return change([{ collection: noteCollection.name, id, fields: { restoredAt: now } }]);
}

/** All notes as one zip file of Markdown files, with further files that leave with them. */
export async function zipNotes(further: readonly NoteFile[] = []): Promise<Uint8Array> {
  await loadNotes();
  const [{ noteFiles }, { strToU8, zipSync }] = await Promise.all([
    import("./rules/note-file.ts"),
    import("fflate"),
  ]);
  const files = [...noteFiles(allNotes.value ?? []), ...further];
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
}

/** One note as a Markdown file; undefined where it is gone. */
export async function noteAsFile(id: string): Promise<NoteFile | undefined> {
  const note = notes.entries.value?.get(id);
  if (note === undefined) return undefined;
  const { noteFiles } = await import("./rules/note-file.ts");
  return noteFiles([note])[0];
}
