import type { Collection } from "./collection.ts";
import { type Stamp, stampAfter } from "./hybrid-logical-clock.ts";
import {
  emptyRecord,
  isDeleted,
  type Json,
  lastStamp,
  recordKey,
  type StoredRecord,
  type TextValue,
  type Tombstone,
  withFields,
  withRestoration,
  withText,
  withTombstone,
} from "./record.ts";

/** What a change does to a text that people edit. */
export interface TextWrite {
  /** Base64 of a Yjs update (`TextDocument.updateSince`). */
  readonly update: string;
  /** Left out where the record has such a text already: two devices may begin it alike. */
  readonly unlessThere?: boolean;
}

interface Place {
  readonly collection: string;
  readonly id: string;
}
type FieldValues = Readonly<Record<string, Json>>;

/** One record's part of a change, as plain data: it can be stored, and executed later or twice. */
export type RecordWrite =
  | ({
      readonly kind: "write";
      readonly fields: FieldValues;
      /** Fields that are only written where the record has none of that name, or was deleted. */
      readonly begun?: FieldValues;
      readonly texts?: Readonly<Record<string, TextWrite>>;
    } & Place)
  | ({ readonly kind: "remove" | "restore" } & Place)
  /** All that is written in another record of the collection, known here or not, is written in this one. */
  | ({ readonly kind: "carry"; readonly from: string } & Place)
  /** What a change did to the record is taken back, but not what was done to it since (take-back.ts). */
  | ({ readonly kind: "take-back"; readonly done: Done } & Place);

/** What a change did to a record. */
export type Done =
  /** It wrote fields: the stamp each got, and what stood there before. */
  | {
      readonly kind: "wrote";
      readonly fields: Readonly<Record<string, { readonly stamp: Stamp; readonly was: Json }>>;
    }
  /** It deleted it. */
  | { readonly kind: "deleted"; readonly at: Stamp }
  /** It made it, or brought it back: a tombstone that has seen what was to be seen of it then. */
  | { readonly kind: "made"; readonly tombstone: Tombstone };

/** Takes back what was done to a record. */
export type TakeBack = (now: StoredRecord, done: Done, device: string) => StoredRecord;

type FieldsOf<C> = C extends Collection<infer _Shape, infer Fields, infer _Text> ? Partial<Fields> : never;
type TextsOf<C> =
  C extends Collection<infer _Shape, infer _Fields, infer Text>
    ? Readonly<Partial<Record<Text, TextWrite>>>
    : never;
/** No name that the collection does not know, also where the fields were put together elsewhere. */
type Known<Given, Allowed> = Given & Record<Exclude<keyof Given, keyof Allowed>, never>;
type AnyCollection = Collection<object, object, string>;

/** Writes fields of a record; a part of the collection's own type. Those that are undefined are left as they are. */
export function write<C extends AnyCollection, F extends FieldsOf<C>, B extends FieldsOf<C>>(
  collection: C,
  id: string,
  fields: Known<F, FieldsOf<C>>,
  further: {
    /** Fields that are only written where the record has none of that name, or was deleted. */
    readonly begun?: Known<B, FieldsOf<C>>;
    readonly texts?: TextsOf<C>;
  } = {},
): RecordWrite {
  return {
    kind: "write",
    collection: collection.name,
    id,
    fields: written(fields),
    ...(further.begun === undefined ? {} : { begun: written(further.begun) }),
    ...(further.texts === undefined ? {} : { texts: further.texts as Readonly<Record<string, TextWrite>> }),
  };
}

/** Deletes a record; `restore` brings it back as it was. */
export function remove(collection: Pick<AnyCollection, "name">, id: string): RecordWrite {
  return { kind: "remove", collection: collection.name, id };
}

/** Undoes the deletion of a record. */
export function restore(collection: Pick<AnyCollection, "name">, id: string): RecordWrite {
  return { kind: "restore", collection: collection.name, id };
}

/** Writes all of one record into another: what is known by a key goes along when the key changes. */
export function carry(collection: Pick<AnyCollection, "name">, from: string, to: string): RecordWrite {
  return { kind: "carry", collection: collection.name, id: to, from };
}

function written(fields: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The records a write needs to be known of: its own, and the one it takes from. */
export function recordsNeeded(write: RecordWrite): readonly Place[] {
  const { collection, id } = write;
  return write.kind === "carry"
    ? [
        { collection, id },
        { collection, id: write.from },
      ]
    : [{ collection, id }];
}

/** Puts an update into a text; `updateText` of text-document.ts, which comes with Yjs and is loaded when needed. */
export type UpdateText = (
  stored: TextValue | undefined,
  update: string,
  device: string,
  stamp: Stamp,
) => TextValue;

/**
 * The records of a change as they stand after its writes, in the order of their first write. `stored` gives each as
 * it stood before the change; a record another is carried from counts as it stood then, so that two may change places.
 * `changed` holds what earlier writes of the same change made, where it is worked out part by part.
 */
export function applyWrites(
  writes: readonly RecordWrite[],
  stored: (collection: string, id: string) => StoredRecord | undefined,
  device: string,
  stamp: Stamp,
  updateText: UpdateText,
  takeBack?: TakeBack,
  changed: Map<string, StoredRecord> = new Map(),
): readonly StoredRecord[] {
  for (const write of writes) {
    const { collection, id } = write;
    const key = recordKey(write);
    const before = changed.get(key) ?? stored(collection, id) ?? emptyRecord(collection, id);
    // Whoever writes has seen what is there: it comes after that, also where a wrong clock wrote it.
    const after = stampAfter(stamp, lastStamp(before), device);
    const next =
      write.kind === "take-back"
        ? (takeBack?.(before, write.done, device) ?? before)
        : applyWrite(write, before, stored, device, after, updateText);
    if (next !== before) changed.set(key, next);
  }
  return [...changed.values()];
}

function applyWrite(
  write: Exclude<RecordWrite, { readonly kind: "take-back" }>,
  before: StoredRecord,
  stored: (collection: string, id: string) => StoredRecord | undefined,
  device: string,
  stamp: Stamp,
  updateText: UpdateText,
): StoredRecord {
  switch (write.kind) {
    case "remove":
      return withTombstone(before, stamp);
    case "restore":
      return withRestoration(before, stamp);
    case "carry":
      return carried(before, stored(write.collection, write.from), device, stamp, updateText);
    case "write": {
      const begins = isDeleted(before);
      const begun = Object.entries(write.begun ?? {}).filter(
        ([name]) => begins || before.fields[name] === undefined,
      );
      let record = withFields(before, { ...Object.fromEntries(begun), ...write.fields }, stamp);
      for (const [field, { update, unlessThere }] of Object.entries(write.texts ?? {})) {
        const text = record.texts?.[field];
        if (unlessThere && text !== undefined) continue;
        record = withText(record, field, updateText(text, update, device, stamp));
      }
      return record;
    }
  }
}

function carried(
  before: StoredRecord,
  from: StoredRecord | undefined,
  device: string,
  stamp: Stamp,
  updateText: UpdateText,
): StoredRecord {
  if (from === undefined || isDeleted(from)) return before;
  let record = withFields(before, from.fields, stamp);
  for (const [field, { crdt }] of Object.entries(from.texts ?? {}))
    record = withText(record, field, updateText(record.texts?.[field], crdt, device, stamp));
  return record;
}
