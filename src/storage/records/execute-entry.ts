import { advance, formatStamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { applyWrites, recordsNeeded, type UpdateText } from "../../records/record-write.ts";
import { type Database, openDatabase } from "../database/database.ts";
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
import { announce } from "./announcement.ts";
import { commandNamed } from "./commands.ts";
import type { Change, Intention, JournalEntry } from "./intention.ts";
import { forgetProjected, project } from "./projected-records.ts";
import { AT_ONCE, removeExecuted, TRUSTED, transact } from "./record-transaction.ts";
import { storedRecords } from "./stored-records.ts";

/** One thing is executed after the other, in the order in which they were done. */
let tail: Promise<unknown> = Promise.resolve();
/** What could not be executed for want of room; tried again before whatever comes next. */
const stuck = new Map<string, JournalEntry>();
/** Milliseconds a command may take to work its writes out: one that never answers must not hold up all that follows. */
const LONGEST_COMMAND = 30_000;

/**
 * Executes what is noted under a key, in one transaction, and removes it from the journal. Resolves to the records as
 * they then stand. A failure is of the kind `noted` where the entry stays in the journal; `noted` is the noting of an
 * entry that was only just made, which may itself fail; without it the entry was read from the journal, and is executed
 * only where it still stands there. The records as they stood are laid into `before`.
 */
export function execute(
  key: string,
  entry: JournalEntry,
  noted?: Promise<Outcome<undefined>>,
  before?: StoredRecord[],
): Promise<Outcome<readonly StoredRecord[]>> {
  const outcome = tail.then(async () => {
    for (const [other, waiting] of stuck) if (other !== key) await executeNow(other, waiting, undefined);
    return executeNow(key, entry, noted, before);
  });
  tail = outcome;
  return outcome;
}

async function executeNow(
  key: string,
  entry: JournalEntry,
  noted: Promise<Outcome<undefined>> | undefined,
  before?: StoredRecord[],
): Promise<Outcome<readonly StoredRecord[]>> {
  stuck.delete(key);
  let computed: readonly StoredRecord[] = [];
  try {
    const database = orThrow(await openDatabase());
    const { writes, library = [] } = await changeOf(entry.intention, database);
    const updateText = writes.some(
      (write) => write.kind === "carry" || (write.kind === "write" && write.texts),
    )
      ? (await import("../../records/text-document.ts")).updateText
      : withoutTexts;
    const takeBack = writes.some(({ kind }) => kind === "take-back")
      ? (await import("../../records/take-back.ts")).takeBack
      : undefined;
    const needed = writes.flatMap(recordsNeeded);
    const { version = 0 } = entry;
    // A clock that was set back makes an entry as doubtful as one that lay long.
    const mustStand = noted === undefined || Math.abs(Date.now() - entry.at) > TRUSTED;
    const executed = { key, version, mustStand };
    const records = await transact(database, needed, executed, library.length > 0, async (stored) => {
      const clock = advance(stored.clock, entry.at);
      const stamp = formatStamp(clock, stored.device);
      const changed = new Map<string, StoredRecord>();
      for (let from = 0; from < writes.length; from += AT_ONCE) {
        if (from > 0) await stored.breathe();
        const some = writes.slice(from, from + AT_ONCE);
        applyWrites(some, stored.record, stored.device, stamp, updateText, takeBack, changed);
      }
      computed = [...changed.values()];
      before?.push(...needed.flatMap(({ collection, id }) => stored.record(collection, id) ?? []));
      return { clock, records: computed, library };
    });
    forgetProjected(records);
    announce(records);
    announceLibrary(library);
    // Not waited for: an entry that stays for a while is known to have been executed.
    if (!mustStand) removeExecuted(database, key, version).catch(() => undefined);
    return success(records);
  } catch (error) {
    const failure = error instanceof StorageError ? error.failure : storageFailure(error);
    const inTheJournal = await noted;
    if (inTheJournal?.ok === false) return inTheJournal;
    const later = notedFor(failure);
    if (later.reason === "full") {
      stuck.set(key, entry);
      project(computed);
    } else if (later.reason === "failed") console.error(error);
    return failed(later);
  }
}

async function changeOf(intention: Intention, database: Database): Promise<Change> {
  if (intention.kind === "change") return intention;
  const command = commandNamed(intention.name);
  if (command === undefined) throw new Error(`this version does not know "${intention.name}"`);
  const work = command().then((run) => run(intention.input, storedRecords(database)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`"${intention.name}" did not come to an end`)),
      LONGEST_COMMAND,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
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
