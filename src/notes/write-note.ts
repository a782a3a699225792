import { randomId } from "../records/identity.ts";
import { isDeleted } from "../records/record.ts";
import { restore, write } from "../records/record-write.ts";
import { TextDocument } from "../records/text-document.ts";
import { type Outcome, success } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { readRecord } from "../storage/records/read-record.ts";
import { type About, noteCollection } from "./note-record.ts";

/** Begins a note about something with a text; resolves to its id. */
export async function beginNote(about: About, text: string, now: number): Promise<Outcome<string>> {
  const id = randomId();
  const update = TextDocument.beginningOf(text);
  const begun = await change([
    write(noteCollection, id, { about, createdAt: now, editedAt: now }, { texts: { body: { update } } }),
  ]);
  return begun.ok ? success(id) : begun;
}

/**
 * Writes a whole note: `next` is given what it says now, undefined where there is none or it was deleted, and says what
 * it is to say. One that is to stay as it is is not written.
 */
export async function writeNote(
  id: string,
  next: (present: string | undefined) => string,
  now: number,
): Promise<Outcome<unknown>> {
  const found = await readRecord(noteCollection.name, id);
  if (!found.ok) return found;
  const isGone = found.value !== undefined && isDeleted(found.value);
  const present = found.value?.texts?.body;
  const document = new TextDocument(present);
  const version = present === undefined ? undefined : document.version();
  const text = next(isGone ? undefined : present?.text);
  if (text === document.text && !isGone) return success(undefined);
  document.replaceWith(text);
  const texts = { body: { update: document.updateSince(version) } };
  const written = write(noteCollection, id, { editedAt: now }, { begun: { createdAt: now }, texts });
  return change(isGone ? [restore(noteCollection, id), written] : [written]);
}
