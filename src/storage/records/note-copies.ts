import type { JournalEntry } from "./intention.ts";

/*
 * A copy of each entry of the journal in localStorage, from the touch until the database has said that it has it. In
 * WebKit a transaction that waits for the one before it ends with the page; what stands in localStorage does not.
 */

const PREFIX = "wayside-note/";
/** UTF-16 units; larger entries, whole texts that were pasted, are left to the database alone. */
const LARGEST = 100_000;

/** Keeps a copy, unless it is too large for that or there is no such storage here. */
export function keepCopy(key: string, entry: JournalEntry): void {
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

/** Lets go of a copy: the entry stands in the database, or was never kept and its control says so. */
export function dropCopy(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // There is no such storage here.
  }
}

/** The copies that a page left behind when it ended. */
export function leftCopies(): readonly { readonly key: string; readonly value: unknown }[] {
  try {
    return Object.keys(localStorage).flatMap((name) => {
      if (!name.startsWith(PREFIX)) return [];
      const text = localStorage.getItem(name);
      return text === null ? [] : [{ key: name.slice(PREFIX.length), value: parsed(text) }];
    });
  } catch {
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Kept as it is, and said: nobody can execute it.
    return text;
  }
}
