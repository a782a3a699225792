import * as v from "valibot";
import type { StoredRecord } from "./record.ts";

/**
 * A kind of record: its name in the database and export files, and the schema its domain reads it by. Every
 * field of the schema has a default, so that records of older versions read; unknown fields are left alone.
 * `Shape` is what a record reads as, `Fields` what may be written, `Text` the names of fields that hold text
 * people edit, which is written by updates (`TextDocument`) alone.
 */
export interface Collection<Shape, Fields = Shape, Text extends string = never> {
  readonly name: string;
  /** The names of its fields, those of texts among them. */
  readonly fieldNames: readonly string[];
  /** The record as the domain's type, or undefined where its fields make no sense to this version. */
  read(record: StoredRecord): (Shape & { readonly id: string }) | undefined;
  /** Only types: no value stands here. */
  readonly types?: { readonly fields: Fields; readonly text: Text };
}

type Shaped = v.ObjectSchema<v.ObjectEntries, undefined>;

/** Defines a collection. Text fields appear to the schema as plain strings and are named in `texts`. */
export function defineCollection<const Schema extends Shaped, const Text extends string = never>(
  name: string,
  schema: Schema,
  _texts: readonly Text[] = [],
): Collection<v.InferOutput<Schema>, Omit<v.InferOutput<Schema>, Text>, Text> {
  return {
    name,
    fieldNames: Object.keys(schema.entries),
    read(record) {
      const input: Record<string, unknown> = { ...record.fields };
      for (const [field, value] of Object.entries(record.texts ?? {})) input[field] = value.text;
      let result = v.safeParse(schema, input);
      if (!result.success) {
        // A field that makes no sense reads as one that was never written; the others are as they are.
        for (const { path } of result.issues) if (path?.[0] !== undefined) delete input[String(path[0].key)];
        result = v.safeParse(schema, input);
      }
      return result.success ? { ...result.output, id: record.id } : undefined;
    },
  };
}
