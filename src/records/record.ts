import { laterStamp, type Stamp } from "./hybrid-logical-clock.ts";
import { coversState } from "./state-vector.ts";

/** What a field may hold: plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Members this version of the app does not know, as they came: they are carried along. */
export type UnknownMembers = Readonly<Record<string, Json>>;

/**
 * Text that people edit on several devices: the text as it reads, the CRDT document it comes from (a Yjs
 * update, base64) and, for each device, the stamp of its last edit. Two copies of one device share its stamps; what a
 * text holds is told by `state`, its state vector (state-vector.ts), which records of earlier versions lack.
 */
export interface TextValue {
  readonly text: string;
  readonly crdt: string;
  readonly edits: Readonly<Record<string, Stamp>>;
  readonly state?: string;
  readonly unknown?: UnknownMembers;
}

/** The mark of a deletion: for each field, what the one who deleted had seen of it. */
export interface Tombstone {
  readonly at: Stamp;
  /** When the deletion was last undone; it holds no more where this is later. */
  readonly restored?: Stamp;
  readonly saw: Readonly<Record<string, Stamp | Readonly<Record<string, Stamp>>>>;
  /** Beside `saw`, the state vector of each text as it was seen; earlier versions of the app write none. */
  readonly sawTexts?: Readonly<Record<string, string>>;
  readonly unknown?: UnknownMembers;
}

/**
 * One thing the person made or decided. Every field carries the stamp of its last write; fields this version
 * of the app does not know are carried along untouched.
 */
export interface StoredRecord {
  readonly collection: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly texts?: Readonly<Record<string, TextValue>>;
  readonly tombstone?: Tombstone;
  readonly unknown?: UnknownMembers;
}

/** What a record is known by among all records, as one text: its kind and its id. */
export function recordKey({ collection, id }: Pick<StoredRecord, "collection" | "id">): string {
  return JSON.stringify([collection, id]);
}

/** An empty record, before its first write. */
export function emptyRecord(collection: string, id: string): StoredRecord {
  return { collection, id, fields: {}, stamps: {} };
}

/** The record with these fields written at this stamp. */
export function withFields(
  record: StoredRecord,
  fields: Readonly<Record<string, Json>>,
  stamp: Stamp,
): StoredRecord {
  const stamps: Record<string, Stamp> = { ...record.stamps };
  for (const field of Object.keys(fields)) stamps[field] = stamp;
  return { ...record, fields: { ...record.fields, ...fields }, stamps };
}

/** The record with one text field replaced. */
export function withText(record: StoredRecord, field: string, value: TextValue): StoredRecord {
  const unknown = value.unknown ?? record.texts?.[field]?.unknown;
  const whole = unknown === undefined ? value : { ...value, unknown };
  return { ...record, texts: { ...record.texts, [field]: whole } };
}

/** The record with its tombstone set, remembering what of it had been seen. */
export function withTombstone(record: StoredRecord, at: Stamp): StoredRecord {
  const saw: Record<string, Stamp | Readonly<Record<string, Stamp>>> = { ...record.stamps };
  const sawTexts: Record<string, string> = {};
  for (const [field, value] of Object.entries(record.texts ?? {})) {
    saw[`text:${field}`] = value.edits;
    if (value.state !== undefined) sawTexts[field] = value.state;
  }
  const { restored, unknown } = record.tombstone ?? {};
  return {
    ...record,
    tombstone: {
      at,
      saw,
      ...(Object.keys(sawTexts).length === 0 ? {} : { sawTexts }),
      ...(restored === undefined ? {} : { restored }),
      ...(unknown === undefined ? {} : { unknown }),
    },
  };
}

/** The record with its deletion undone; one that was never deleted stays as it is. */
export function withRestoration(record: StoredRecord, restored: Stamp): StoredRecord {
  return record.tombstone === undefined
    ? record
    : { ...record, tombstone: { ...record.tombstone, restored } };
}

/**
 * Whether a record is deleted: it has a tombstone that was not undone, and nothing in it was written that the one
 * who deleted had not seen. An edit made elsewhere at the same time brings the record back, so that no edit is lost.
 */
export function isDeleted(record: StoredRecord): boolean {
  const { tombstone } = record;
  if (tombstone === undefined) return false;
  if (tombstone.restored !== undefined && tombstone.restored > tombstone.at) return false;
  const covered = (seen: Tombstone["saw"][string] | undefined, stamp: Stamp): boolean =>
    typeof seen === "string" && stamp <= seen;
  if (!Object.entries(record.stamps).every(([field, stamp]) => covered(tombstone.saw[field], stamp)))
    return false;
  return Object.entries(record.texts ?? {}).every(([field, value]) => {
    const seen = tombstone.saw[`text:${field}`];
    if (seen === undefined || typeof seen === "string") return Object.keys(value.edits).length === 0;
    if (!Object.entries(value.edits).every(([device, stamp]) => covered(seen[device], stamp))) return false;
    const state = tombstone.sawTexts?.[field];
    return state === undefined || value.state === undefined || coversState(state, value.state);
  });
}

/** The latest stamp anywhere in a record: when it last changed. */
export function lastStamp(record: StoredRecord): Stamp | undefined {
  const { tombstone } = record;
  let last: Stamp | undefined = laterStamp(tombstone?.at, tombstone?.restored);
  for (const stamp of Object.values(record.stamps)) last = laterStamp(last, stamp);
  for (const value of Object.values(record.texts ?? {})) {
    for (const stamp of Object.values(value.edits)) last = laterStamp(last, stamp);
  }
  return last;
}
