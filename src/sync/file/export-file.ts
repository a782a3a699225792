import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import type { Stamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { stampSchema, storedRecordSchema } from "../../records/record-schema.ts";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";

/** The version of the export file this app writes; docs/export-format.md describes it. */
export const exportVersion = 1;

/** Why an export file is refused. */
export type ExportFileFailure =
  | { readonly kind: "foreign" }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "cut" }
  | { readonly kind: "damaged"; readonly line?: number };

export interface ExportFile {
  readonly device: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
  readonly records: readonly StoredRecord[];
  /** What the file says of its device, where it lies in a folder that devices meet in. */
  readonly knowledge?: Knowledge;
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
});

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
    ...(record.texts === undefined ? {} : { texts: sortedDeep(record.texts) }),
    ...(record.tombstone === undefined ? {} : { tombstone: sortedDeep(record.tombstone) }),
  });
}

/** Reads an export file whole, or refuses it whole with the reason. */
export function readExportFile(bytes: Uint8Array): Outcome<ExportFile, ExportFileFailure> {
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
  for (const [index, line] of body.entries()) {
    if (index === 0) continue;
    const record = readLine(line);
    if (record === undefined) return failed({ kind: "damaged", line: index + 1 });
    records.push(record);
  }
  const { device, made, knowledge } = header.output;
  return success({ device, made, records, ...(knowledge === undefined ? {} : { knowledge }) });
}

function readLine(line: string): StoredRecord | undefined {
  const parsed = parseJson(line);
  const outer = v.safeParse(lineSchema, parsed);
  if (!outer.success) return undefined;
  const { stamp, stamps, ...rest } = outer.output;
  const fields: unknown = rest.fields;
  if (typeof fields !== "object" || fields === null) return undefined;
  const all: Record<string, Stamp | undefined> = {};
  for (const name of Object.keys(fields)) all[name] = stamps?.[name] ?? stamp;
  const record = v.safeParse(storedRecordSchema, { ...rest, stamps: all });
  return record.success ? record.output : undefined;
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
