import { randomId } from "../../records/identity.ts";
import { type Database, databaseNow, openDatabase } from "../database/database.ts";
import { failed, type Outcome, storageFailure, success } from "../database/failure.ts";
import { announceLibrary } from "../library/library-announcement.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { type Intention, type JournalEntry, journalFormat } from "./intention.ts";
import { dropCopy, keepCopy } from "./note-copies.ts";

/*
 * The journal of intentions: what the person does is put there in the task of the touch itself, by a put that reads
 * nothing first and is committed at once; a page that is closed, reloaded or killed in the next moment cannot take it
 * back. The transaction that follows executes it, with stamps (`execute-entry.ts`); then it leaves the journal. What stands
 * there at a start is executed, in order, before anything of it is shown (`recover-journal.ts`).
 */

const tab = randomId().slice(0, 8);
let lastKey = { time: 0, count: 0 };

/** A key for an entry: no two are alike, and their order is the order in which things were done. */
export function newJournalKey(): string {
  const time = Math.max(Date.now(), lastKey.time);
  lastKey = { time, count: time === lastKey.time ? lastKey.count + 1 : 0 };
  return `${time.toString(36).padStart(9, "0")}-${lastKey.count.toString(36).padStart(4, "0")}-${tab}`;
}

/** The entry that says that something was done just now; `version` counts those put in place of one another. */
export function entryOf(intention: Intention, version = 0): JournalEntry {
  return { format: journalFormat, at: Date.now(), version, intention };
}

/**
 * Puts an entry into the journal under a key, in place of the one that stood there; begun before this returns where
 * the database is open. `files` lie down on the library's shelves with it: what is named by its own content. Not
 * strictly durable by itself: it survives this page and its process, and the transaction that executes it, which
 * follows at once, waits for the disk.
 */
export function note(
  key: string,
  entry: JournalEntry,
  files: readonly LibraryWrite[] = [],
): Promise<Outcome<undefined>> {
  keepCopy(key, entry);
  const database = databaseNow();
  const noted =
    database === undefined
      ? openDatabase().then((opened) => (opened.ok ? noteIn(opened.value, key, entry, files) : opened))
      : noteIn(database, key, entry, files);
  return noted.finally(() => dropCopy(key, entry));
}

async function noteIn(
  database: Database,
  key: string,
  entry: JournalEntry,
  files: readonly LibraryWrite[],
): Promise<Outcome<undefined>> {
  try {
    const stores = files.length === 0 ? (["journal"] as const) : (["journal", "library"] as const);
    const transaction = database.transaction([...stores], "readwrite", { durability: "relaxed" });
    const ended = transaction.done.catch((error: unknown) => {
      throw transaction.error ?? error;
    });
    const requests = [
      transaction.objectStore("journal").put(entry, key),
      ...files.map(({ shelf, id, value }) => transaction.objectStore("library").put(value, [shelf, id])),
    ];
    transaction.commit();
    await Promise.all([ended, ...requests]);
    announceLibrary(files);
    return success(undefined);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
