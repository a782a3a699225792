import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { defineCollection } from "../../src/records/collection.ts";
import {
  advance,
  type ClockState,
  clockAtZero,
  formatStamp,
} from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import { isDeleted, type StoredRecord } from "../../src/records/record.ts";
import { applyWrites, type RecordWrite, remove, restore, write } from "../../src/records/record-write.ts";
import { recordWriteSchema } from "../../src/records/record-write-schema.ts";
import { takeBack, takingBack } from "../../src/records/take-back.ts";
import { mergeTexts, updateText } from "../../src/records/text-document.ts";

const things = defineCollection(
  "things",
  v.object({
    a: v.optional(v.number(), 0),
    b: v.optional(v.nullable(v.number()), null),
    c: v.optional(v.string(), ""),
  }),
);

/** A device with one record. */
class Device {
  record: StoredRecord | undefined;
  clock: ClockState = clockAtZero;
  constructor(readonly name: string) {}
  do(at: number, ...writes: RecordWrite[]): readonly RecordWrite[] {
    this.clock = advance(this.clock, at);
    const before = this.record;
    for (const one of writes) v.parse(recordWriteSchema, JSON.parse(JSON.stringify(one)));
    const [after] = applyWrites(
      writes,
      () => before,
      this.name,
      formatStamp(this.clock, this.name),
      updateText,
      takeBack,
    );
    if (after === undefined) return [];
    this.record = after;
    return [takingBack(before, after, (f) => ({ a: 0, b: null, c: "" })[f] ?? null) ?? []].flat();
  }
  hear(other: Device): void {
    if (other.record === undefined) return;
    this.record =
      this.record === undefined ? other.record : mergeRecords(this.record, other.record, mergeTexts);
  }
  get reads() {
    return this.record === undefined || isDeleted(this.record) ? undefined : things.read(this.record);
  }
}
const set = (fields: { a?: number; b?: number | null; c?: string }) => write(things, "x", fields);

describe("taking back a change", () => {
  it("writes what stood before, and the default where nothing did", () => {
    const one = new Device("one");
    one.do(1, set({ a: 1, b: 5 }));
    const undo = one.do(2, set({ b: null, c: "new" }));
    one.do(3, ...undo);
    expect(one.reads).toEqual({ id: "x", a: 1, b: 5, c: "" });
  });
  it("leaves alone what was written since, here or on a device not met yet, however the two meet", () => {
    const [one, other] = [new Device("one"), new Device("two")];
    one.do(1, set({ a: 1, b: 1 }));
    other.hear(one);
    const undo = one.do(10, set({ a: 2, b: 2 }));
    other.do(20, set({ a: 3 }));
    one.do(30, ...undo);
    one.hear(other);
    other.hear(one);
    expect([one.reads, other.reads]).toEqual([
      { id: "x", a: 3, b: 1, c: "" },
      { id: "x", a: 3, b: 1, c: "" },
    ]);
    // Heard before the undo, the same.
    const [three, four] = [new Device("three"), new Device("four")];
    three.do(1, set({ a: 1, b: 1 }));
    four.hear(three);
    const again = three.do(10, set({ a: 2, b: 2 }));
    four.do(20, set({ a: 3 }));
    three.hear(four);
    three.do(30, ...again);
    expect(three.reads).toEqual({ id: "x", a: 3, b: 1, c: "" });
  });
  it("brings back what was deleted, unless another device deleted it as well", () => {
    for (const heardFirst of [true, false]) {
      const [one, other] = [new Device("one"), new Device("two")];
      one.do(1, set({ a: 1 }));
      other.hear(one);
      const undo = one.do(10, remove(things, "x"));
      one.do(11, ...undo);
      expect(one.reads?.a).toBe(1);
      const second = one.do(20, remove(things, "x"));
      other.do(25, remove(things, "x"));
      if (heardFirst) one.hear(other);
      one.do(30, ...second);
      one.hear(other);
      expect(one.reads).toBe(undefined);
    }
  });
  it("leaves deleted what another deleted since", () => {
    const [one, other] = [new Device("one"), new Device("two")];
    one.do(1, set({ a: 1 }));
    const undo = one.do(10, set({ a: 2 }));
    other.hear(one);
    other.do(20, remove(things, "x"));
    one.hear(other);
    one.do(30, ...undo);
    expect(one.reads).toBe(undefined);
  });
  it("leaves deleted what was deleted before", () => {
    const one = new Device("one");
    one.do(1, set({ a: 1 }));
    one.do(2, remove(things, "x"));
    expect(one.do(3, remove(things, "x"))).toEqual([]);
    const undo = one.do(4, restore(things, "x"), set({ a: 7 }));
    expect(one.reads?.a).toBe(7);
    one.do(5, ...undo);
    expect(one.reads).toBe(undefined);
  });
  it("removes what it made, unless another wrote into it since", () => {
    const [one, other] = [new Device("one"), new Device("two")];
    const undo = one.do(1, set({ a: 1, c: "made" }));
    other.hear(one);
    one.do(2, ...undo);
    expect(one.reads).toBe(undefined);
    other.do(3, set({ b: 4 }));
    one.hear(other);
    other.hear(one);
    expect([one.reads, other.reads]).toEqual([
      { id: "x", a: 1, b: 4, c: "made" },
      { id: "x", a: 1, b: 4, c: "made" },
    ]);
  });
  it("twice is once; and restores all that one device alone did", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc
              .record(
                { a: fc.integer(), b: fc.option(fc.integer()), c: fc.string() },
                { requiredKeys: ["a"] },
              )
              .map((f) => [set(f)]),
            fc.constant([remove(things, "x")]),
            fc.constant([restore(things, "x")]),
            fc.integer().map((a) => [restore(things, "x"), set({ a })]),
          ),
          { minLength: 1 },
        ),
        fc.boolean(),
        (all, frozen) => {
          const one = new Device("one");
          let at = 0;
          for (const [index, writes] of all.entries()) {
            const before = one.reads;
            const undo = one.do(frozen ? 1 : ++at, ...(writes as RecordWrite[]));
            // Some are let stand, so that the next is done to what they left.
            if (index % 2 === 1) continue;
            one.do(frozen ? 1 : ++at, ...undo);
            one.do(frozen ? 1 : ++at, ...undo);
            expect(one.reads).toEqual(before);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("an undo on a screen", () => {
  const source = resolve(import.meta.dirname, "../../src");
  // These keep texts, which have a history of their own.
  const ofTexts = [
    "notes/linking/rename-sheet.tsx",
    "notes/writing/note-editor.tsx",
    "plan/screens/edit-with-undo.ts",
  ];

  // Takes a change back as well, with what was only found out since.
  const ofAnImport = ["reading/importing/import-sheet.tsx"];
  // Changes what no record holds.
  const ofNoRecord = ["today/ride/change-ride-sheet.tsx", "ui/controls/field-editing.ts"];

  it("takes back a change, and never writes constants over what stands by now", () => {
    const found = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter(
        (name) =>
          /\.tsx?$/.test(name) &&
          /label: \w*[mM]essages\.undo\b/.test(readFileSync(join(source, name), "utf8")),
      )
      .map((name) => name.replaceAll("\\", "/"));
    expect(found.sort()).toEqual([...ofTexts, ...ofAnImport, ...ofNoRecord, "undo/with-undo.ts"]);
  });
});
