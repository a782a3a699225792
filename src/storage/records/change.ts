import type { StoredRecord } from "../../records/record.ts";
import type { RecordWrite } from "../../records/record-write.ts";
import type { Outcome } from "../database/failure.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { execute } from "./execute-entry.ts";
import type { Intention } from "./intention.ts";
import { entryOf, newJournalKey, note } from "./journal.ts";

/**
 * The one way to write records: what is to be written is on its way to the disk when this returns, and is then
 * stamped with one reading of the clock and committed, all or nothing. Resolves to the records as they now stand.
 * `files` are laid onto the library's shelves at once: what is named by its own content.
 */
export function change(
  writes: readonly RecordWrite[],
  library: readonly LibraryWrite[] = [],
  files: readonly LibraryWrite[] = [],
): Promise<Outcome<readonly StoredRecord[]>> {
  return intend({ kind: "change", writes, library }, files);
}

/** Does what a command works out, as `change` does: noted at once, executed as soon as it is worked out. */
export function perform(name: string, input: unknown): Promise<Outcome<readonly StoredRecord[]>> {
  return intend({ kind: "command", name, input }, []);
}

function intend(
  intention: Intention,
  files: readonly LibraryWrite[],
): Promise<Outcome<readonly StoredRecord[]>> {
  const key = newJournalKey();
  const entry = entryOf(intention);
  return execute(key, entry, note(key, entry, files));
}
