import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import type { Stamp } from "../../records/hybrid-logical-clock.ts";
import type { Json, StoredRecord, TextValue, UnknownMembers } from "../../records/record.ts";
import { DEEPEST, isShallow, stampSchema, storedRecordSchema } from "../../records/record-schema.ts";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";

/** The version of the export file this app writes; docs/export-format.md describes it. */
export const exportVersion = 1;
const PROTOTYPE = /"__proto__"\s*:/;
/** A field nests three levels below the line. */
const DEEPEST_LINE = DEEPEST + 3;

/** Why an export file is refused. */
export type ExportFileFailure =
  | { readonly kind: "foreign" }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "cut" }
  | { readonly kind: "damaged" };

export interface ExportFile {
  readonly device: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
  readonly records: readonly StoredRecord[];
  /** What the file says of its device, where it lies in a folder that devices meet in. */
  readonly knowledge?: Knowledge;
}

/** A file as it was read: its records, and the lines that are no records to this version, as they stand. */
export interface ReadFile extends ExportFile {
  readonly refusedLines: readonly string[];
}

const stampByDevice = v.record(v.string(), stampSchema);
const knowledgeSchema = v.object({
  kind: v.picklist(["snapshot", "changes"]),
  /** What the device is called by whoever uses it. */
  name: v.optional(v.string(), ""),
  /** All that the device wrote up to this stamp stands in its files. */
  upTo: stampSchema,
  /** Up to which stamp it has merged what each other device wrote. */
  seen: v.optional(stampByDevice, {}),
  /** The devices that were retired, and when. */
  retired: v.optional(stampByDevice, {}),
  /** Counts the files of this device at this place; 0 in those of versions that did not count. */
  counter: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  /** The greatest counter it has seen of each other device. */
  counters: v.optional(v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0))), {}),
  /** The names of the device's other files that together with this one hold all it has said. */
  standing: v.optional(v.array(v.string())),
});
export type Knowledge = v.InferOutput<typeof knowledgeSchema>;

const headerSchema = v.looseObject({
  format: v.literal("wayside-export"),
  version: v.pipe(v.number(), v.integer()),
  device: v.string(),
  made: v.string(),
  knowledge: v.fallback(v.optional(knowledgeSchema), undefined),
});
const closingSchema = v.object({ end: v.literal(true), records: v.number(), sha256: v.string() });
/** A line writes the stamp its fields share once; fields with other stamps are named in `stamps`. */
const lineSchema = v.looseObject({
  stamp: v.optional(stampSchema),
  stamps: v.optional(v.record(v.string(), stampSchema)),
  fields: v.record(v.string(), v.unknown()),
});
/** The members of a line, of a text and of a tombstone that this version knows; all others are carried along. */
const RECORD_MEMBERS = ["collection", "id", "fields", "stamp", "stamps", "texts", "tombstone"];
const TEXT_MEMBERS = ["text", "crdt", "edits", "state"];
const TOMBSTONE_MEMBERS = ["at", "saw", "sawTexts", "restored"];

/** Writes records as an export file: a header, a line each, a closing line with their number and a hash. */
export function writeExportFile(file: ExportFile): Uint8Array {
  const { device, made, knowledge } = file;
  const header = { format: "wayside-export", version: exportVersion, device, made, knowledge };
  const body = `${[JSON.stringify(header), ...file.records.map(recordLine)].join("\n")}\n`;
  const closing = { end: true, records: file.records.length, sha256: hashOf(body) };
  return new TextEncoder().encode(`${body}${JSON.stringify(closing)}\n`);
}

/** The record as one line, its fields in order so that equal records are equal lines. */
export function recordLine(record: StoredRecord): string {
  const names = Object.keys(record.fields).sort();
  const shared = mostCommon(names.map((name) => record.stamps[name]));
  const others = names.filter((name) => record.stamps[name] !== shared);
  return JSON.stringify({
    collection: record.collection,
    id: record.id,
    fields: sortedBy(names, record.fields),
    ...(shared === undefined ? {} : { stamp: shared }),
    ...(others.length === 0 ? {} : { stamps: sortedBy(others, record.stamps) }),
    ...(record.texts === undefined ? {} : { texts: sortedDeep(mapValues(record.texts, textMembers)) }),
    ...(record.tombstone === undefined ? {} : { tombstone: sortedDeep(withUnknown(record.tombstone)) }),
    ...(record.unknown === undefined ? {} : (sortedDeep(record.unknown) as UnknownMembers)),
  });
}

/** A text as a line has it: its state vector is left to the reader, who takes nothing but its document at its word. */
function textMembers({ state: _, ...text }: TextValue): unknown {
  return withUnknown(text);
}

function withUnknown({ unknown, ...known }: { readonly unknown?: UnknownMembers }): unknown {
  return { ...unknown, ...known };
}

/**
 * Reads an export file, or refuses it with the reason where it is not whole. A line that is no record to this version is
 * handed back as it stands, beside the others; so is one whose record `verify` does not take.
 */
export function readExportFile(
  bytes: Uint8Array,
  verify: (record: StoredRecord) => StoredRecord | undefined = (record) => record,
): Outcome<ReadFile, ExportFileFailure> {
  const text = decode(bytes);
  if (text === undefined) return failed({ kind: "foreign" });
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const header = v.safeParse(headerSchema, parseJson(lines[0]));
  if (!header.success) return failed({ kind: "foreign" });
  if (header.output.version > exportVersion) return failed({ kind: "newer", version: header.output.version });
  const closing = v.safeParse(closingSchema, parseJson(lines.at(-1)));
  if (lines.length < 2 || !closing.success) return failed({ kind: "cut" });
  const body = lines.slice(0, -1);
  if (body.length - 1 !== closing.output.records) return failed({ kind: "cut" });
  if (hashOf(`${body.join("\n")}\n`) !== closing.output.sha256) return failed({ kind: "damaged" });
  const records: StoredRecord[] = [];
  const refusedLines: string[] = [];
  for (const line of body.slice(1)) {
    const record = readRecordLine(line);
    const verified = record === undefined ? undefined : verify(record);
    if (verified === undefined) refusedLines.push(line);
    else records.push(verified);
  }
  const { device, made, knowledge } = header.output;
  return success({
    device,
    made,
    records,
    refusedLines,
    ...(knowledge === undefined ? {} : { knowledge }),
  });
}

/** The record of a line; undefined where it is none to this version, or was made to do harm. */
export function readRecordLine(line: string): StoredRecord | undefined {
  // A name that objects take for their prototype would be lost on the way.
  if (PROTOTYPE.test(line)) return undefined;
  const parsed = parseJson(line);
  // Before anything walks it.
  if (!isShallow(parsed, DEEPEST_LINE)) return undefined;
  const outer = v.safeParse(lineSchema, parsed);
  if (!outer.success) return undefined;
  const { stamp, stamps, texts, tombstone, ...rest } = outer.output;
  const all: Record<string, Stamp | undefined> = {};
  for (const name of Object.keys(rest.fields)) all[name] = stamps?.[name] ?? stamp;
  const record = v.safeParse(storedRecordSchema, {
    collection: rest.collection,
    id: rest.id,
    fields: rest.fields,
    stamps: all,
    ...(isObject(texts) ? { texts: mapValues(texts, (text) => apart(text, TEXT_MEMBERS)) } : {}),
    ...(tombstone === undefined ? {} : { tombstone: apart(tombstone, TOMBSTONE_MEMBERS) }),
    ...unknownIn(rest, RECORD_MEMBERS),
  });
  return record.success ? record.output : undefined;
}

/** An object of a line with the members this version does not know set apart. */
function apart(value: unknown, known: readonly string[]): unknown {
  if (!isObject(value)) return value;
  const members = Object.fromEntries(Object.entries(value).filter(([name]) => known.includes(name)));
  return { ...members, ...unknownIn(value, known) };
}

function unknownIn(value: object, known: readonly string[]): { readonly unknown?: UnknownMembers } {
  const members = Object.entries(value).filter(([name]) => !known.includes(name));
  return members.length === 0 ? {} : { unknown: Object.fromEntries(members) as Record<string, Json> };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<T>(
  values: Readonly<Record<string, T>>,
  map: (value: T) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(line: string | undefined): unknown {
  try {
    return line === undefined ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  let best: T | undefined;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

function sortedBy<T>(names: readonly string[], from: Readonly<Record<string, T>>): Record<string, T> {
  const sorted: Record<string, T> = {};
  for (const name of names) {
    const value = from[name];
    if (value !== undefined) sorted[name] = value;
  }
  return sorted;
}

function sortedDeep(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sortedDeep(inner)]),
  );
}
