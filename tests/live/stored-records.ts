import type { Page } from "playwright-core";
import { within } from "./within.ts";

/** Milliseconds in which a page that lives has read its database. */
const LONGEST_READ = 30_000;

/** A record as a person would find it, without what tells when and where it was written. */
export interface FoundRecord {
  readonly key: string;
  readonly deleted: boolean;
  readonly line: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a device's database holds. */
interface Stored {
  readonly records: readonly FoundRecord[];
  /** How many entries stand in the journal. */
  readonly journal: number;
  /** The hashes of its files. */
  readonly files: readonly string[];
}

/** What is stored on a device, read from its database and not through the app; rejects for a page that hangs. */
export async function storedRecords(page: Page): Promise<Stored> {
  return within(LONGEST_READ, "the database", read(page));
}

function read(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("wayside");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const transaction = database.transaction(["records", "journal", "library"]);
    const rows = await ask(transaction.objectStore("records").getAll());
    const journal = await ask(transaction.objectStore("journal").count());
    const keys = await ask(
      transaction.objectStore("library").getAllKeys(IDBKeyRange.bound(["files", ""], ["files", "\uffff"])),
    );
    database.close();
    const covered = (seen: unknown, stamp: string): boolean => typeof seen === "string" && stamp <= seen;
    const records = rows.map((row) => {
      const { tombstone } = row;
      const texts = Object.entries<{ text: string; edits: Record<string, string> }>(row.texts ?? {});
      const undone = tombstone?.restored !== undefined && tombstone.restored > tombstone.at;
      const deleted =
        tombstone !== undefined &&
        !undone &&
        Object.entries<string>(row.stamps).every(([field, stamp]) => covered(tombstone.saw[field], stamp)) &&
        texts.every(([field, { edits }]) =>
          Object.entries(edits).every(([device, stamp]) =>
            covered(tombstone.saw[`text:${field}`]?.[device], stamp),
          ),
        );
      const text = texts.map(([field, { text }]) => `${field}: ${text}`).join("\n");
      const sorted = Object.fromEntries(
        Object.entries(row.fields).sort(([one], [other]) => (one < other ? -1 : 1)),
      );
      return {
        key: `${row.collection}/${row.id}`,
        deleted,
        text,
        fields: row.fields,
        line: `${deleted ? "deleted " : ""}${JSON.stringify(sorted)} ${text}`,
      };
    });
    return { records, journal, files: keys.map((key) => String((key as string[])[1])).sort() };
  });
}
