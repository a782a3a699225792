import { liveCollection } from "../storage/records/live-collection.ts";
import { orderedView } from "../storage/records/ordered-view.ts";
import { type Note, noteCollection } from "./note-record.ts";

export const notes = liveCollection(noteCollection);

/** How far the reading of the notes has come. */
export const notesReading = notes.reading;

const inOrder = {
  includes: () => true,
  compare: (one: Note, other: Note): number =>
    Number(other.pinned) - Number(one.pinned) || other.editedAt - one.editedAt,
};

/** All notes, those that are pinned first, then the last written. */
export const allNotes = orderedView(notes, () => inOrder).items;
