import type { StoredRecord } from "./record.ts";

/** Whether two records are equal in all they hold, in whatever order their fields stand. */
export function sameRecord(one: StoredRecord, other: StoredRecord): boolean {
  return canonical(one) === canonical(other);
}

function canonical(record: StoredRecord): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
