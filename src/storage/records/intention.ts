import type { RecordWrite } from "../../records/record-write.ts";
import type { LibraryWrite } from "../library/library-write.ts";

/** Writes of records, and of the library beside them, that are made together or not at all. */
export interface Change {
  readonly writes: readonly RecordWrite[];
  readonly library?: readonly LibraryWrite[];
}

/** What the person did, as data: the writes themselves, or a command a domain works the writes out from. */
export type Intention =
  | ({ readonly kind: "change" } & Change)
  | { readonly kind: "command"; readonly name: string; readonly input: unknown };

/** The shape of the journal's entries; one of a later shape is kept for the version that knows it. */
export const journalFormat = 1;

export interface JournalEntry {
  readonly format: typeof journalFormat;
  /**
   * Counts how often an entry was put under its key, each time in place of the one before (`ContinuedChange`); none
   * counts as 0. A later version is never taken for executed because an earlier one was.
   */
  readonly version?: number;
  /** When it was done, milliseconds since 1970. */
  readonly at: number;
  readonly intention: Intention;
}
