import fc from "fast-check";
import { formatStamp, type Stamp } from "../../src/records/hybrid-logical-clock.ts";
import type { Json, StoredRecord, Tombstone } from "../../src/records/record.ts";
import { TextDocument, updateText } from "../../src/records/text-document.ts";

const devices = ["alpha", "beta", "gamma"] as const;

export const arbitraryStamp: fc.Arbitrary<Stamp> = fc
  .record({
    milliseconds: fc.integer({ min: 1, max: 60 }),
    counter: fc.integer({ min: 0, max: 2 }),
    device: fc.constantFrom(...devices),
  })
  .map(({ device, ...clock }) => formatStamp(clock, device));

const arbitraryJson: fc.Arbitrary<Json> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 3 }),
);

/** A version of one and the same record, as one of three devices may hold it. */
export const arbitraryVersion: fc.Arbitrary<StoredRecord> = fc
  .record({
    written: fc.dictionary(
      fc.constantFrom("done", "title", "place", "unknown"),
      fc.tuple(arbitraryJson, arbitraryStamp),
    ),
    text: fc.option(
      fc.record({
        words: fc.string({ unit: "grapheme", maxLength: 8 }),
        device: fc.constantFrom(...devices),
        stamp: arbitraryStamp,
      }),
    ),
    tombstone: fc.option(
      fc.record({
        at: arbitraryStamp,
        restored: fc.option(arbitraryStamp, { nil: undefined }),
        saw: fc.dictionary(fc.constantFrom("done", "title"), arbitraryStamp),
      }),
    ),
  })
  .map(({ written, text, tombstone }) => {
    const fields: Record<string, Json> = {};
    const stamps: Record<string, Stamp> = {};
    for (const [name, [value, stamp]] of Object.entries(written)) {
      fields[name] = value;
      stamps[name] = stamp;
    }
    const record: StoredRecord = { collection: "notes", id: "one", fields, stamps };
    const document = new TextDocument(undefined);
    if (text !== null) document.replaceWith(text.words);
    return {
      ...record,
      ...(text === null
        ? {}
        : { texts: { body: updateText(undefined, document.updateSince(), text.device, text.stamp) } }),
      ...(tombstone === null ? {} : { tombstone: withoutUndefined(tombstone) }),
    };
  });

function withoutUndefined(tombstone: Tombstone): Tombstone {
  const { restored, ...others } = tombstone;
  return restored === undefined ? others : { ...others, restored };
}
