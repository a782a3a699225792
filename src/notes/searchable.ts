import { wordsAsRead } from "../markdown/words-as-read.ts";
import { orThrow } from "../storage/database/failure.ts";
import { readCollection } from "../storage/records/read-record.ts";
import { noteCollection } from "./note-record.ts";
import { noteTitle } from "./rules/note-title.ts";

/** All notes, as they can be found. */
export async function searchableNotes(): Promise<
  readonly { readonly id: string; readonly title: string; readonly text: string; readonly at: number }[]
> {
  return orThrow(await readCollection(noteCollection)).map(({ id, body, path, editedAt }) => ({
    id,
    title: noteTitle(body, path),
    text: wordsAsRead(body),
    at: editedAt,
  }));
}
