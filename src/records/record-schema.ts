import * as v from "valibot";
import { isPlausible, type Stamp } from "./hybrid-logical-clock.ts";
import type { Json, StoredRecord, TextValue, Tombstone } from "./record.ts";
import { readStateVector } from "./state-vector.ts";

/** A stamp as it stands in a file; its shape is described in hybrid-logical-clock.ts. */
export const stampSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{9}-[0-9a-z]{3}-[0-9a-z]{1,32}$/, "not a stamp"),
  v.transform((text) => text as Stamp),
  v.check(isPlausible, "a stamp that no clock made"),
);

/** Deeper than this no field of the app nests; what reads records walks them by recursion. */
export const DEEPEST = 64;
/**
 * UTF-16 units of a name or an id. Earlier versions made some of what people typed, a tag of any length, and what was
 * written once must be read for ever; what is typed now is shortened where it is typed.
 */
const LONGEST_NAME = 64 * 1024;

/** Whether a value of JSON nests no deeper than what walks it can go; looked at level by level, without recursion. */
export function isShallow(value: unknown, deepest = DEEPEST): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

/** Any JSON value that is not too deep; what JSON.parse returns is JSON already. */
export const jsonSchema = v.custom<Json>((value) => value !== undefined && isShallow(value));

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
const stampsByName = v.record(name, stampSchema);
const unknownSchema = v.optional(v.record(name, jsonSchema));

/** Fields as they stand in a write. */
export const fieldsSchema = v.record(name, jsonSchema);
export const recordNameSchema = name;
export const recordIdSchema = identifier;

const stateSchema = v.pipe(
  v.string(),
  v.check((text) => readStateVector(text) !== undefined, "not a state vector"),
);

const textValueSchema: v.GenericSchema<unknown, TextValue> = v.object({
  text: v.string(),
  crdt: v.string(),
  edits: v.record(v.string(), stampSchema),
  state: v.optional(stateSchema),
  unknown: unknownSchema,
});

export const tombstoneSchema: v.GenericSchema<unknown, Tombstone> = v.object({
  at: stampSchema,
  restored: v.optional(stampSchema),
  saw: v.record(name, v.union([stampSchema, stampsByName])),
  sawTexts: v.optional(v.record(name, stateSchema)),
  unknown: unknownSchema,
});

/** A record as it stands in the database. Refuses a field without a stamp or a stamp without a field. */
export const storedRecordSchema: v.GenericSchema<unknown, StoredRecord> = v.pipe(
  v.object({
    collection: name,
    id: identifier,
    fields: v.record(name, jsonSchema),
    stamps: stampsByName,
    texts: v.optional(v.record(name, textValueSchema)),
    tombstone: v.optional(tombstoneSchema),
    unknown: unknownSchema,
  }),
  v.check((record) => {
    const fields = Object.keys(record.fields);
    return (
      fields.length === Object.keys(record.stamps).length &&
      fields.every((field) => record.stamps[field] !== undefined)
    );
  }, "fields and stamps do not match"),
);
