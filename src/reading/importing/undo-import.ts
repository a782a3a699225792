import type { StoredRecord } from "../../records/record.ts";
import { type RecordWrite, remove } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import type { Undoable } from "../../storage/records/undoable-change.ts";
import { articleCollection } from "../article-record.ts";
import { forgetLastImport } from "./last-import.ts";

/** What the app itself finds out of an article when it has its text: nothing that anybody did to it. */
const foundOut: ReadonlySet<string> = new Set([
  "title",
  "site",
  "show",
  "page",
  "canonical",
  "words",
  "characters",
  "seconds",
]);

/**
 * Takes an import back as a whole, in one change: what it made goes, also where its text was fetched since; what a
 * person did to something since then stays, and that with it.
 */
export async function undoImport({ undo }: Undoable): Promise<Outcome<unknown>> {
  const writes: RecordWrite[] = [];
  for (const write of undo) writes.push(await asItStands(write));
  const outcome = await change(writes);
  if (outcome.ok) await forgetLastImport();
  return outcome;
}

async function asItStands(write: RecordWrite): Promise<RecordWrite> {
  if (write.kind !== "take-back" || write.done.kind !== "made" || write.collection !== articleCollection.name)
    return write;
  const { saw } = write.done.tombstone;
  const found = await readRecord(write.collection, write.id);
  const record: StoredRecord | undefined = found.ok ? found.value : undefined;
  const later = Object.entries(record?.stamps ?? {}).filter(([field, stamp]) => {
    const seen = saw[field];
    return !(typeof seen === "string" && stamp <= seen);
  });
  const isUntouched = later.every(([field]) => foundOut.has(field));
  return later.length > 0 && isUntouched ? remove(articleCollection, write.id) : write;
}
