import { computed } from "@preact/signals";
import { remove, restore, write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { orderedView } from "../storage/records/ordered-view.ts";
import { type Changed, undoableChange } from "../storage/records/undoable-change.ts";
import { type Note, noteCollection } from "./note-record.ts";
import { noteTags, sameTitle } from "./rules/note-tags.ts";
import { noteTitle } from "./rules/note-title.ts";

const notes = liveCollection(noteCollection);

/** Reads all notes, once. */
export const loadNotes = (): Promise<Outcome<undefined>> => notes.load();

/** How far the reading of the notes has come. */
export const notesReading = notes.reading;

const inOrder = {
  includes: () => true,
  compare: (one: Note, other: Note): number =>
    Number(other.pinned) - Number(one.pinned) || other.editedAt - one.editedAt,
};

/** All notes, those that are pinned first, then the last written. */
export const allNotes = orderedView(notes, () => inOrder).items;

/** The tags in use, with how many notes have each, the most used first. */
export const tagsInUse = computed<readonly { readonly tag: string; readonly count: number }[]>(() => {
  const counts = new Map<string, number>();
  for (const note of allNotes.value)
    for (const tag of tagsOf(note)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1));
});

/** The notes that have a tag, in their order. */
export function notesTagged(tag: string): readonly Note[] {
  return allNotes.value.filter((note) => tagsOf(note).includes(tag));
}

/** A note by its title; of several that are called alike, the last written. */
export function noteCalled(title: string): Note | undefined {
  return allNotes.value.find((note) => sameTitle(titleOf(note), title));
}

/** What a note was last found to have, for its text as it then stood: the same object means the same text. */
const knownTags = new WeakMap<Note, readonly string[]>();

function tagsOf(note: Note): readonly string[] {
  const known = knownTags.get(note) ?? noteTags(note.body);
  knownTags.set(note, known);
  return known;
}

const knownTitles = new WeakMap<Note, string>();

/** The title of a note, found once for its text as it stands. */
export function titleOf(note: Note): string {
  const known = knownTitles.get(note) ?? noteTitle(note.body);
  knownTitles.set(note, known);
  return known;
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
