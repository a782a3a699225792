import type { Collection } from "../../records/collection.ts";
import { emptyRecord, type Json, recordKey, type StoredRecord } from "../../records/record.ts";
import type { RecordWrite } from "../../records/record-write.ts";
import { takingBack } from "../../records/take-back.ts";
import { type Outcome, success } from "../database/failure.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { execute } from "./execute-entry.ts";
import { entryOf, newJournalKey, note } from "./journal.ts";

/** What was done, and can be taken back. */
export interface Undoable {
  /** The writes that do so, for `change`, in one with those of others where a touch did several things. */
  readonly undo: readonly RecordWrite[];
}

/** What came of a change: the records as they then stand, and what takes it back. */
export interface Changed extends Undoable {
  readonly records: readonly StoredRecord[];
}

/**
 * Writes records as `change` does, so that exactly this can be taken back: each field as it stood in the transaction
 * that changed it, and only where nobody has written it since. `collections` are those that are written into.
 */
export async function undoableChange(
  writes: readonly RecordWrite[],
  collections: readonly Collection<object, object, string>[],
  library: readonly LibraryWrite[] = [],
  files: readonly LibraryWrite[] = [],
): Promise<Outcome<Changed>> {
  const key = newJournalKey();
  const entry = entryOf({ kind: "change", writes, library });
  const before: StoredRecord[] = [];
  const outcome = await execute(key, entry, note(key, entry, files), before);
  if (!outcome.ok) return outcome;
  const stood = new Map(before.map((record) => [recordKey(record), record]));
  const undo = outcome.value.flatMap((after) => {
    const collection = collections.find(({ name }) => name === after.collection);
    const empty = collection?.read(emptyRecord(after.collection, after.id)) as
      | Record<string, Json>
      | undefined;
    // What reads as nothing, such as a tag, is one that holds where it is true.
    return (
      takingBack(stood.get(recordKey(after)), after, (field) => empty?.[field] ?? unsaid(field, empty)) ?? []
    );
  });
  return success({ records: outcome.value, undo });
}

function unsaid(field: string, empty: Readonly<Record<string, Json>> | undefined): Json {
  return empty !== undefined && field in empty && empty[field] === null ? null : false;
}
