import * as v from "valibot";
import type { StoredRecord } from "./record.ts";

/**
 * A kind of record: its name in the database and export files, and the schema its domain reads it by. Every
 * field of the schema has a default, so that records of older versions read; unknown fields are left alone.
 */
export interface Collection<T> {
  readonly name: string;
  /** The record as the domain's type, or undefined where its fields make no sense to this version. */
  read(record: StoredRecord): (T & { readonly id: string }) | undefined;
}

/** Defines a collection. Text fields appear to the schema as plain strings. */
export function defineCollection<Schema extends v.GenericSchema<unknown, object>>(
  name: string,
  schema: Schema,
): Collection<v.InferOutput<Schema>> {
  return {
    name,
    read(record) {
      const input: Record<string, unknown> = { ...record.fields };
      for (const [field, value] of Object.entries(record.texts ?? {})) input[field] = value.text;
      const result = v.safeParse(schema, input);
      return result.success ? { ...result.output, id: record.id } : undefined;
    },
  };
}
