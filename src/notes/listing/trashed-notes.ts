import { stampTime } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { isDeleted } from "../../records/record.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { deletedRecords } from "../../storage/records/read-record.ts";
import { type Note, noteCollection } from "../note-record.ts";

/** Milliseconds for which a deleted note can be restored. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export interface TrashedNote {
  readonly note: Note;
  readonly deletedAt: number;
}

/** The notes that were deleted in the last thirty days, the last deleted first. */
export async function trashedNotes(now: number): Promise<Outcome<readonly TrashedNote[]>> {
  const found = await deletedRecords(noteCollection.name);
  if (!found.ok) return found;
  const notes = found.value.flatMap((record) => trashed(record, now) ?? []);
  return success(notes.sort((one, other) => other.deletedAt - one.deletedAt));
}

function trashed(record: StoredRecord, now: number): TrashedNote | undefined {
  const note = noteCollection.read(record);
  if (record.tombstone === undefined || !isDeleted(record) || note === undefined) return undefined;
  const deletedAt = stampTime(record.tombstone.at);
  // One in which nothing ever stood and that has no file is nothing to come back to.
  const isNothing = note.path === "" && !everHeldText(record);
  return isNothing || now - deletedAt > KEPT ? undefined : { note, deletedAt };
}

/** A text that was emptied still has its edits; one that was never written has none. */
function everHeldText({ texts }: StoredRecord): boolean {
  const body = texts?.body;
  return body !== undefined && (body.text !== "" || Object.keys(body.edits).length > 0);
}
