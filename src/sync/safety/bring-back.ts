import { isDeleted } from "../../records/record.ts";
import type { RecordWrite, TextWrite } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { type Difference, sameValue } from "./compare-records.ts";

/**
 * The writes that make a record read as it did before. They are edits like any other: they come after what stands now,
 * are synced, and what stood before is in the backup of today.
 */
export function bringBack({ before, now }: Difference): readonly RecordWrite[] {
  const place = { collection: before.collection, id: before.id };
  const fields = Object.fromEntries(
    Object.entries(before.fields).filter(([name, value]) => !sameValue(value, now?.fields[name])),
  );
  const texts: Record<string, TextWrite> = {};
  for (const [name, { text }] of Object.entries(before.texts ?? {})) {
    const present = now?.texts?.[name];
    if (present?.text === text) continue;
    const document = new TextDocument(present);
    const version = document.version();
    document.replaceWith(text);
    texts[name] = { update: document.updateSince(version) };
  }
  const write: RecordWrite = { kind: "write", ...place, fields, texts };
  const isGone = now !== undefined && isDeleted(now);
  return isGone ? [{ kind: "restore", ...place }, write] : [write];
}
