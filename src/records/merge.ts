import { laterStamp, type Stamp } from "./hybrid-logical-clock.ts";
import type { Json, StoredRecord, TextValue, Tombstone, UnknownMembers } from "./record.ts";
import { mergeStateVectors } from "./state-vector.ts";

/** Merges the CRDT documents of two versions of one text; the Yjs one is in text-document.ts. */
export type MergeText = (one: TextValue, other: TextValue) => TextValue;

/**
 * Merges two versions of one record: of each field the later write, of each text both edits, of tombstones
 * what both had seen. Commutative, associative and idempotent, so devices may meet in any order, any number
 * of times. Two writes with the same stamp and other values (a damaged clock) are settled by their text.
 */
export function mergeRecords(one: StoredRecord, other: StoredRecord, mergeText: MergeText): StoredRecord {
  const fields: Record<string, Json> = { ...one.fields };
  const stamps: Record<string, Stamp> = { ...one.stamps };
  for (const [field, stamp] of Object.entries(other.stamps)) {
    const value = other.fields[field];
    const mine = stamps[field];
    if (value === undefined) continue;
    if (mine === undefined || stamp > mine || (stamp === mine && settles(value, fields[field]))) {
      fields[field] = value;
      stamps[field] = stamp;
    }
  }
  const merged: {
    collection: string;
    id: string;
    fields: Record<string, Json>;
    stamps: Record<string, Stamp>;
    texts?: Record<string, TextValue>;
    tombstone?: Tombstone;
    unknown?: UnknownMembers;
  } = { collection: one.collection, id: one.id, fields, stamps };
  const texts = mergeByName(one.texts, other.texts, (mine, theirs) =>
    withUnknown(mergeText(mine, theirs), mine.unknown, theirs.unknown),
  );
  if (texts !== undefined) merged.texts = texts;
  const tombstone = mergeTombstones(one.tombstone, other.tombstone);
  if (tombstone !== undefined) merged.tombstone = tombstone;
  return withUnknown(merged, one.unknown, other.unknown);
}

/**
 * With the members of both that this version does not know. Of one that stands in both otherwise, the greater text
 * stays: they carry no stamp, and any order of merging must come to the same.
 */
function withUnknown<T extends { readonly unknown?: UnknownMembers }>(
  merged: T,
  one: UnknownMembers | undefined,
  other: UnknownMembers | undefined,
): T {
  const unknown = mergeByName(one, other, (mine, theirs) => (settles(theirs, mine) ? theirs : mine));
  return unknown === undefined ? merged : { ...merged, unknown };
}

/** The later of each device's last edits. */
export function mergeEdits(
  one: Readonly<Record<string, Stamp>>,
  other: Readonly<Record<string, Stamp>>,
): Record<string, Stamp> {
  return mergeByName(one, other, laterStamp<Stamp>) ?? {};
}

function settles(value: Json, mine: Json | undefined): boolean {
  return JSON.stringify(value) > JSON.stringify(mine ?? null);
}

function mergeByName<T>(
  one: Readonly<Record<string, T>> | undefined,
  other: Readonly<Record<string, T>> | undefined,
  merge: (one: T, other: T) => T,
): Record<string, T> | undefined {
  if (one === undefined && other === undefined) return undefined;
  const merged: Record<string, T> = { ...one };
  for (const [name, value] of Object.entries(other ?? {})) {
    const mine = merged[name];
    merged[name] = mine === undefined ? value : merge(mine, value);
  }
  return merged;
}

type Seen = Tombstone["saw"][string];

function mergeSeen(one: Seen, other: Seen): Seen {
  if (typeof one === "string" && typeof other === "string") return laterStamp(one, other);
  if (typeof one === "string") return other;
  if (typeof other === "string") return one;
  return mergeEdits(one, other);
}

function mergeTombstones(one: Tombstone | undefined, other: Tombstone | undefined): Tombstone | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const restored = laterStamp(one.restored, other.restored);
  const sawTexts = mergeByName(one.sawTexts, other.sawTexts, mergeStateVectors);
  const merged: Tombstone = {
    at: laterStamp(one.at, other.at),
    saw: mergeByName(one.saw, other.saw, mergeSeen) ?? {},
    ...(sawTexts === undefined ? {} : { sawTexts }),
    ...(restored === undefined ? {} : { restored }),
  };
  return withUnknown(merged, one.unknown, other.unknown);
}
