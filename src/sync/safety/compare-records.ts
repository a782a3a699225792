import { isDeleted, type Json, recordKey, type StoredRecord } from "../../records/record.ts";

/** How a record of a backup stands now: it is gone, or it reads otherwise. */
export interface Difference {
  readonly kind: "gone" | "changed";
  readonly before: StoredRecord;
  readonly now: StoredRecord | undefined;
}

/** Which records of before are gone now or read otherwise; what came since is no difference. */
export function compareRecords(
  before: readonly StoredRecord[],
  now: readonly StoredRecord[],
): readonly Difference[] {
  const present = new Map(now.map((record) => [recordKey(record), record]));
  return before.flatMap((record): readonly Difference[] => {
    if (isDeleted(record)) return [];
    const other = present.get(recordKey(record));
    if (other === undefined || isDeleted(other)) return [{ kind: "gone", before: record, now: other }];
    return readsAlike(record, other) ? [] : [{ kind: "changed", before: record, now: other }];
  });
}

function readsAlike(one: StoredRecord, other: StoredRecord): boolean {
  const texts = Object.entries(one.texts ?? {});
  return (
    Object.entries(one.fields).every(([name, value]) => sameValue(value, other.fields[name])) &&
    texts.every(([name, { text }]) => other.texts?.[name]?.text === text)
  );
}

/** Whether two values of fields are the same. */
export function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
