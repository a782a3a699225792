import type { JournalEntry } from "./intention.ts";

/*
 * A copy of each entry of the journal in localStorage, from the touch until the database has said that it has it. In
 * WebKit a transaction that waits for the one before it ends with the page; what stands in localStorage does not.
 */

const PREFIX = "wayside-note/";
/** UTF-16 units; larger entries, whole texts that were pasted, are left to the database alone. */
const LARGEST = 100_000;

/** The entry a copy was last kept of, by key: what was noted before it may not take its copy away. */
const latest = new Map<string, JournalEntry>();

/** Keeps a copy, unless it is too large for that or there is no such storage here. */
export function keepCopy(key: string, entry: JournalEntry): void {
  latest.set(key, entry);
  const { intention } = entry;
  // What goes to the library may be bytes, which are no JSON.
  if (intention.kind === "change" && (intention.library?.length ?? 0) > 0) return;
  const text = JSON.stringify(entry);
  if (text.length > LARGEST) return;
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    // Full, or forbidden in this window: the database has it in the next moment.
  }
}

/**
 * Lets go of the copy of an entry: it stands in the database, or was never kept and its control says so. That of a later
 * version under the same key stays.
 */
export function dropCopy(key: string, entry: JournalEntry): void {
  if (latest.get(key) !== entry) return;
  latest.delete(key);
  removeCopy(PREFIX + key);
}

/** Lets go of a copy that a page left behind, unless a page has kept a later one under its key since. */
export function dropLeftCopy({ key, text }: LeftCopy): void {
  try {
    if (localStorage.getItem(PREFIX + key) === text) removeCopy(PREFIX + key);
  } catch {
    // There is no such storage here.
  }
}

function removeCopy(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // There is no such storage here.
  }
}

/** A copy as it stands in localStorage. */
export interface LeftCopy {
  readonly key: string;
  readonly text: string;
}

/** The copies that stand in localStorage: a page that ended left them behind, or one that lives is about to drop them. */
export function leftCopies(): readonly LeftCopy[] {
  try {
    return Object.keys(localStorage).flatMap((name) => {
      if (!name.startsWith(PREFIX)) return [];
      const text = localStorage.getItem(name);
      return text === null ? [] : [{ key: name.slice(PREFIX.length), text }];
    });
  } catch {
    return [];
  }
}

/** What a copy holds; the text itself where it is no JSON: it is kept as it is, and said, for nobody can execute it. */
export function entryInCopy({ text }: LeftCopy): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
