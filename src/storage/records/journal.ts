import { signal } from "@preact/signals";
import { advance, formatStamp } from "../../records/hybrid-logical-clock.ts";
import { randomId } from "../../records/identity.ts";
import type { StoredRecord } from "../../records/record.ts";
import { applyWrites, recordsNeeded, type UpdateText } from "../../records/record-write.ts";
import { type Database, databaseNow, openDatabase } from "../database/database.ts";
import {
  failed,
  type Outcome,
  orThrow,
  StorageError,
  type StorageFailure,
  storageFailure,
  success,
} from "../database/failure.ts";
import { announceLibrary } from "../library/library-announcement.ts";
import type { LibraryWrite } from "../library/library-write.ts";
import { announce } from "./announcement.ts";
import { commandNamed } from "./commands.ts";
import { type Change, type Intention, type JournalEntry, journalFormat } from "./intention.ts";
import { dropCopy, keepCopy, leftCopies } from "./note-copies.ts";
import { forgetProjected, project } from "./projected-records.ts";
import { forgetExecutions, readJournal, transact } from "./record-transaction.ts";

/*
 * The journal of intentions: what the person does is put there in the task of the touch itself, by a put that reads
 * nothing first and is committed at once; a page that is closed, reloaded or killed in the next moment cannot take it
 * back. The transaction that follows executes it, with stamps; then it leaves the journal. What stands there at a start
 * is executed, in order, before anything of it is shown.
 */

const tab = randomId().slice(0, 8);
let lastKey = { time: 0, count: 0 };

/** A key for an entry: no two are alike, and their order is the order in which things were done. */
export function newJournalKey(): string {
  const time = Math.max(Date.now(), lastKey.time);
  lastKey = { time, count: time === lastKey.time ? lastKey.count + 1 : 0 };
  return `${time.toString(36).padStart(9, "0")}-${lastKey.count.toString(36).padStart(4, "0")}-${tab}`;
}

/** The entry that says that something was done just now. */
export function entryOf(intention: Intention): JournalEntry {
  return { format: journalFormat, at: Date.now(), intention };
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
  return noted.finally(() => dropCopy(key));
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

/** One thing is executed after the other, in the order in which they were done. */
let tail: Promise<unknown> = Promise.resolve();
/** What could not be executed for want of room; tried again before whatever comes next. */
const stuck = new Map<string, JournalEntry>();

/**
 * Executes what is noted under a key, in one transaction, and removes it from the journal. Resolves to the records as
 * they then stand. A failure is of the kind `noted` where the entry stays in the journal; `noted` is the noting of an
 * entry that was only just made, which may itself fail.
 */
export function execute(
  key: string,
  entry: JournalEntry,
  noted: Promise<Outcome<undefined>> = Promise.resolve(success(undefined)),
): Promise<Outcome<readonly StoredRecord[]>> {
  const outcome = tail.then(async () => {
    for (const [before, waiting] of stuck) if (before !== key) await executeNow(before, waiting, inJournal);
    return executeNow(key, entry, noted);
  });
  tail = outcome;
  return outcome;
}

const inJournal = Promise.resolve(success(undefined));

async function executeNow(
  key: string,
  entry: JournalEntry,
  noted: Promise<Outcome<undefined>>,
): Promise<Outcome<readonly StoredRecord[]>> {
  stuck.delete(key);
  let computed: readonly StoredRecord[] = [];
  try {
    const database = orThrow(await openDatabase());
    const { writes, library = [] } = await changeOf(entry.intention);
    const updateText = writes.some(
      (write) => write.kind === "carry" || (write.kind === "write" && write.texts),
    )
      ? (await import("../../records/text-document.ts")).updateText
      : withoutTexts;
    const needed = writes.flatMap(recordsNeeded);
    const records = await transact(database, needed, key, library.length > 0, (stored) => {
      const clock = advance(stored.clock, entry.at);
      const stamp = formatStamp(clock, stored.device);
      computed = applyWrites(writes, stored.record, stored.device, stamp, updateText);
      return { clock, records: computed, library };
    });
    forgetProjected(records);
    announce(records);
    announceLibrary(library);
    // Not waited for: an entry that stays for a while is known to have been executed.
    database.delete("journal", key).catch(() => undefined);
    return success(records);
  } catch (error) {
    const failure = error instanceof StorageError ? error.failure : storageFailure(error);
    const inTheJournal = await noted;
    if (!inTheJournal.ok) return inTheJournal;
    const later = notedFor(failure);
    if (later.reason === "full") {
      stuck.set(key, entry);
      project(computed);
    } else if (later.reason === "failed") console.error(error);
    return failed(later);
  }
}

async function changeOf(intention: Intention): Promise<Change> {
  if (intention.kind === "change") return intention;
  const command = commandNamed(intention.name);
  if (command === undefined) throw new Error(`this version does not know "${intention.name}"`);
  return (await command())(intention.input);
}

const withoutTexts: UpdateText = () => {
  throw new Error("a change without texts wrote one");
};

function notedFor(failure: StorageFailure): Extract<StorageFailure, { kind: "noted" }> {
  switch (failure.kind) {
    case "full":
      return { kind: "noted", reason: "full", detail: "" };
    case "failed":
      return { kind: "noted", reason: "failed", detail: failure.detail };
    case "noted":
      return failure;
    default:
      return { kind: "noted", reason: "closed", detail: "" };
  }
}

/** What stands in the journal and could not be executed by this version: kept as it is. */
export const unexecuted = signal<readonly { readonly key: string; readonly entry: unknown }[]>([]);

let recovery: Promise<void> = Promise.resolve();

/** Resolves once what stood in the journal at the start was executed; what is read before may lack it. */
export function recovered(): Promise<void> {
  return recovery;
}

/** Executes what stands in the journal: what a page before did that did not come to it, or another tab that crashed. */
export function recoverJournal(): Promise<void> {
  recovery = executeJournal().catch((error: unknown) => console.error(error));
  return recovery;
}

async function executeJournal(): Promise<void> {
  const database = await openDatabase();
  if (!database.ok) return;
  const copies = leftCopies();
  const entries = await readJournal(database.value);
  const noted = new Set(entries.map(({ key }) => key));
  const all = [...entries, ...copies.filter(({ key }) => !noted.has(key))].sort((one, other) =>
    one.key < other.key ? -1 : 1,
  );
  if (all.length > 0) await executeAll(database.value, all);
  // What of the copies could not be executed stands in the journal by now.
  for (const { key } of copies) dropCopy(key);
  await forgetExecutions(database.value, Date.now());
}

async function executeAll(
  database: Database,
  entries: readonly { readonly key: string; readonly value: unknown }[],
): Promise<void> {
  const { readJournalEntry } = await import("./journal-entry-schema.ts");
  const left: { key: string; entry: unknown }[] = [];
  for (const { key, value } of entries) {
    const entry = readJournalEntry(value);
    const outcome = entry === undefined ? undefined : await execute(key, entry);
    const waits =
      outcome?.ok === false && outcome.failure.kind === "noted" && outcome.failure.reason === "full";
    if (outcome?.ok === true) continue;
    // A copy that could not be executed is noted like any other entry.
    await database.put("journal", value, key);
    if (!waits) left.push({ key, entry: value });
  }
  unexecuted.value = left;
}
