import * as v from "valibot";
import { type Collection, defineCollection } from "../../records/collection.ts";
import { hashOf } from "../../records/content-hash.ts";
import type { StoredRecord } from "../../records/record.ts";

/** The field that says whether a candidate is kept: one for each, so that two devices never undo each other's. */
const KEEP = "keep/";
type KeepField = `keep/${string}`;
const DIGITS = 16;

/** The field of a candidate; its key may be longer than a name of a field. */
export function keepField(key: string): KeepField {
  return `${KEEP}${hashOf(key).slice(0, DIGITS)}`;
}

/** The field of a candidate with what was said of it. */
export function keepFields(key: string, kept: boolean): Readonly<Record<KeepField, boolean>> {
  return { [keepField(key)]: kept };
}

const plain = defineCollection("reports", v.object({}));
export interface ReportChoices {
  /** What was said of each candidate, by its field. */
  readonly kept: ReadonlyMap<string, boolean>;
}

/** What is kept and dropped for the report of a plan's month. */
export const reportCollection: Collection<ReportChoices, { readonly [field: KeepField]: boolean }> = {
  name: plain.name,
  fieldNames: plain.fieldNames,
  read: (record) => ({ id: record.id, kept: keptIn(record.fields) }),
};

function keptIn(fields: StoredRecord["fields"]): ReadonlyMap<string, boolean> {
  const kept = new Map<string, boolean>();
  for (const [name, value] of Object.entries(fields))
    if (name.startsWith(KEEP) && typeof value === "boolean") kept.set(name, value);
  return kept;
}
