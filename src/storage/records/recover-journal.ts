import { signal } from "@preact/signals";
import { type Database, openDatabase } from "../database/database.ts";
import { execute } from "./execute-entry.ts";
import { dropLeftCopy, entryInCopy, leftCopies } from "./note-copies.ts";
import { forgetExecutions, putUnlessThere, readJournal, versionOf } from "./record-transaction.ts";

/** What stands in the journal and could not be executed by this version: kept as it is. */
export const unexecuted = signal<readonly { readonly key: string; readonly entry: unknown }[]>([]);

let recovery: Promise<void> = Promise.resolve();

/**
 * Resolves once what stood in the journal at the start was executed; what is read before may lack it. Nothing that
 * executes the journal may wait for it, nor reach what does (`tests/unit/import-direction.test.ts`).
 */
export function recovered(): Promise<void> {
  return recovery;
}

/** The same, but waits no longer than so many milliseconds: what is read then may lack what still waits in the journal. */
export function recoveredWithin(milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([recovery, patience]).finally(() => clearTimeout(timer));
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
  for (const copy of copies) {
    await putUnlessThere(database.value, copy.key, entryInCopy(copy));
    dropLeftCopy(copy);
  }
  const entries = await readJournal(database.value);
  if (entries.length > 0) await executeAll(database.value, entries);
  await forgetExecutions(
    database.value,
    Date.now(),
    leftCopies().map(({ key }) => key),
  );
}

async function executeAll(
  database: Database,
  entries: readonly { readonly key: string; readonly value: unknown }[],
): Promise<void> {
  const { readJournalEntry } = await import("./journal-entry-schema.ts");
  const left: { key: string; entry: unknown }[] = [];
  const tried = new Map<string, number>();
  const queue = [...entries];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { key, value } = next;
    tried.set(key, versionOf(value));
    const entry = readJournalEntry(value);
    const outcome = entry === undefined ? undefined : await execute(key, entry);
    const waits =
      outcome?.ok === false && outcome.failure.kind === "noted" && outcome.failure.reason === "full";
    // Another tab may have come to it meanwhile.
    if (outcome?.ok !== true && !waits && (await database.getKey("journal", key)) !== undefined)
      left.push({ key, entry: value });
    // The tab that typed on may have crashed meanwhile: its last version counts.
    if (queue.length === 0)
      queue.push(
        ...(await readJournal(database)).filter(
          (one) => versionOf(one.value) > (tried.get(one.key) ?? Infinity),
        ),
      );
  }
  unexecuted.value = left;
}
