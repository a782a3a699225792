import * as v from "valibot";
import { recordWriteSchema } from "../../records/record-write-schema.ts";
import { type JournalEntry, journalFormat } from "./intention.ts";

const libraryWriteSchema = v.object({ shelf: v.string(), id: v.string(), value: v.unknown() });

const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.object({
  format: v.literal(journalFormat),
  at: v.number(),
  version: v.optional(v.number()),
  intention: v.union([
    v.object({
      kind: v.literal("change"),
      writes: v.array(recordWriteSchema),
      library: v.optional(v.array(libraryWriteSchema)),
    }),
    v.object({ kind: v.literal("command"), name: v.string(), input: v.unknown() }),
  ]),
});

/** An entry as it lies in the journal; undefined where this version cannot read it. */
export function readJournalEntry(value: unknown): JournalEntry | undefined {
  const entry = v.safeParse(entrySchema, value);
  return entry.success ? entry.output : undefined;
}
