import * as v from "valibot";
import type { Stamp } from "./hybrid-logical-clock.ts";
import type { Json, StoredRecord } from "./record.ts";

/** A stamp as it stands in a file; its shape is described in hybrid-logical-clock.ts. */
export const stampSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{9}-[0-9a-z]{3}-[0-9a-z]{1,32}$/, "not a stamp"),
  v.transform((text) => text as Stamp),
);

/** Any JSON value; what JSON.parse returns is JSON already, so only its absence is an error. */
const jsonSchema = v.custom<Json>((value) => value !== undefined);

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const stampsByName = v.record(name, stampSchema);

/** Fields as they stand in a write. */
export const fieldsSchema = v.record(name, jsonSchema);
export const recordNameSchema = name;
export const recordIdSchema = identifier;

const textValueSchema = v.object({
  text: v.string(),
  crdt: v.string(),
  edits: v.record(v.string(), stampSchema),
});

/** A record as it stands in the database or an export file. Refuses a field without a stamp or a stamp without a field. */
export const storedRecordSchema: v.GenericSchema<unknown, StoredRecord> = v.pipe(
  v.object({
    collection: name,
    id: identifier,
    fields: v.record(name, jsonSchema),
    stamps: stampsByName,
    texts: v.optional(v.record(name, textValueSchema)),
    tombstone: v.optional(
      v.object({
        at: stampSchema,
        restored: v.optional(stampSchema),
        saw: v.record(name, v.union([stampSchema, stampsByName])),
      }),
    ),
  }),
  v.check((record) => {
    const fields = Object.keys(record.fields);
    return (
      fields.length === Object.keys(record.stamps).length &&
      fields.every((field) => record.stamps[field] !== undefined)
    );
  }, "fields and stamps do not match"),
);
