import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatStamp, witness } from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import {
  emptyRecord,
  isDeleted,
  type StoredRecord,
  withFields,
  withRestoration,
  withText,
  withTombstone,
} from "../../src/records/record.ts";
import { applyWrites } from "../../src/records/record-write.ts";
import { mergeTexts, TextDocument, updateText } from "../../src/records/text-document.ts";
import { recordLine } from "../../src/sync/file/export-file.ts";
import { arbitraryVersion } from "../support/arbitrary-records.ts";

const merge = (one: StoredRecord, other: StoredRecord): StoredRecord => mergeRecords(one, other, mergeTexts);

/** What of a record can be seen: the CRDT's bytes may differ where its text and edits do not. */
function seen(record: StoredRecord): string {
  const texts = Object.fromEntries(
    Object.entries(record.texts ?? {}).map(([name, value]) => [name, { ...value, crdt: "" }]),
  );
  return recordLine(record.texts === undefined ? record : { ...record, texts });
}

const at = (milliseconds: number, device: string) => formatStamp({ milliseconds, counter: 0 }, device);

describe("merging two versions of a record", () => {
  it("is commutative", () => {
    fc.assert(
      fc.property(arbitraryVersion, arbitraryVersion, (a, b) => seen(merge(a, b)) === seen(merge(b, a))),
    );
  });

  it("is associative", () => {
    fc.assert(
      fc.property(arbitraryVersion, arbitraryVersion, arbitraryVersion, (a, b, c) => {
        expect(seen(merge(merge(a, b), c))).toBe(seen(merge(a, merge(b, c))));
      }),
    );
  });

  it("is idempotent", () => {
    fc.assert(fc.property(arbitraryVersion, (a) => seen(merge(a, a)) === seen(a)));
    fc.assert(
      fc.property(
        arbitraryVersion,
        arbitraryVersion,
        (a, b) => seen(merge(merge(a, b), b)) === seen(merge(a, b)),
      ),
    );
  });

  it("loses no letter that either device typed into a text", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "文", "🚆"), maxLength: 12 });
    fc.assert(
      fc.property(words, words, words, (base, left, right) => {
        const begun = new TextDocument(undefined);
        begun.replaceWith(base);
        const stored = updateText(undefined, begun.updateSince(), "alpha", at(1, "alpha"));
        const write = (device: string, text: string) => {
          const document = new TextDocument(stored);
          document.replaceWith(`${document.text}${text}`);
          return updateText(stored, document.updateSince(), device, at(2, device));
        };
        const merged = mergeTexts(write("alpha", `<${left}>`), write("beta", `[${right}]`)).text;
        expect(merged.startsWith(base)).toBe(true);
        expect(merged).toContain(`<${left}>`);
        expect(merged).toContain(`[${right}]`);
      }),
    );
  });

  it("keeps the edits of both, whatever order two devices' edits come in", () => {
    const edit = fc.record({
      device: fc.constantFrom("alpha", "beta"),
      field: fc.constantFrom("a", "b", "c"),
      value: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.func(fc.boolean()), (edits, meets) => {
        const held = new Map<string, StoredRecord>([
          ["alpha", emptyRecord("notes", "one")],
          ["beta", emptyRecord("notes", "one")],
        ]);
        const last = new Map<string, number>();
        edits.forEach(({ device, field, value }, index) => {
          held.set(
            device,
            withFields(
              held.get(device) ?? emptyRecord("notes", "one"),
              { [field]: value },
              at(index + 1, device),
            ),
          );
          last.set(field, value);
          if (meets(index)) {
            const both = merge(held.get("alpha") as StoredRecord, held.get("beta") as StoredRecord);
            held.set("alpha", both).set("beta", both);
          }
        });
        const end = merge(held.get("alpha") as StoredRecord, held.get("beta") as StoredRecord);
        expect(end.fields).toEqual(Object.fromEntries(last));
      }),
    );
  });

  it("keeps what is written after a device whose clock is a year ahead, and drags no clock along", () => {
    const year = 366 * 24 * 60 * 60 * 1000;
    const now = Date.UTC(2026, 0, 1);
    const ahead = formatStamp({ milliseconds: now + year, counter: 0 }, "ahead");
    const wrong = withFields(emptyRecord("notes", "one"), { title: "from next year" }, ahead);
    const write = { kind: "write", collection: "notes", id: "one", fields: { title: "today" } } as const;
    const noText = () => expect.unreachable("no text is written");
    const stamp = formatStamp({ milliseconds: now, counter: 0 }, "right");
    const [right] = applyWrites([write], () => wrong, "right", stamp, noText);
    if (right === undefined) throw new Error("nothing was written");
    expect(mergeRecords(wrong, right, mergeTexts).fields.title).toBe("today");
    expect(mergeRecords(right, wrong, mergeTexts).fields.title).toBe("today");
    expect(witness({ milliseconds: now, counter: 0 }, ahead, now)).toEqual({ milliseconds: now, counter: 0 });
    // And the device that was ahead writes after that again.
    const [again] = applyWrites(
      [{ ...write, fields: { title: "put right" } }],
      () => right,
      "ahead",
      stamp,
      noText,
    );
    expect(mergeRecords(right, again ?? wrong, mergeTexts).fields.title).toBe("put right");
  });

  it("carries fields of a newer version through untouched", () => {
    const newer = withFields(emptyRecord("plans", "p"), { mood: { colour: "green" } }, at(5, "beta"));
    const older = withFields(emptyRecord("plans", "p"), { start: "2031-10-06" }, at(9, "alpha"));
    expect(merge(older, newer).fields).toEqual({ start: "2031-10-06", mood: { colour: "green" } });
  });

  it("brings a deleted record back where another device had written into it meanwhile", () => {
    const base = withFields(emptyRecord("notes", "one"), { about: "x" }, at(1, "alpha"));
    const deleted = withTombstone(base, at(5, "alpha"));
    const written = withFields(base, { editedAt: 3 }, at(3, "beta"));
    expect(isDeleted(deleted)).toBe(true);
    expect(isDeleted(merge(deleted, written))).toBe(false);
    const again = withTombstone(merge(deleted, written), at(7, "alpha"));
    expect(isDeleted(again)).toBe(true);
    expect(isDeleted(merge(written, again))).toBe(true);
  });

  it("brings a deleted record back by undoing, until it is deleted again, wherever that happens", () => {
    const base = withFields(emptyRecord("notes", "one"), { about: "x" }, at(1, "alpha"));
    const deleted = withTombstone(base, at(5, "alpha"));
    const restored = withRestoration(deleted, at(6, "alpha"));
    expect(isDeleted(restored)).toBe(false);
    expect(restored.fields).toEqual(base.fields);
    expect(isDeleted(merge(restored, deleted))).toBe(false);
    expect(isDeleted(merge(deleted, restored))).toBe(false);
    const elsewhere = withTombstone(base, at(9, "beta"));
    expect(isDeleted(merge(restored, elsewhere))).toBe(true);
    expect(isDeleted(withRestoration(merge(restored, elsewhere), at(10, "alpha")))).toBe(false);
    expect(withRestoration(base, at(6, "alpha"))).toEqual(base);
  });

  it("lets two devices begin a text from the same file without doubling it", () => {
    const text = "# Plan\n\n- [ ] one 🚆\n";
    const one = updateText(undefined, TextDocument.beginningOf(text), "alpha", at(1, "alpha"));
    const other = updateText(undefined, TextDocument.beginningOf(text), "beta", at(2, "beta"));
    expect(mergeTexts(one, other).text).toBe(text);
    const edited = new TextDocument(one);
    edited.replaceWith(`${text}more`);
    expect(mergeTexts(updateText(one, edited.updateSince(), "alpha", at(3, "alpha")), other).text).toBe(
      `${text}more`,
    );
    const record = withText(emptyRecord("plans", "p"), "source", one);
    expect(merge(record, withText(emptyRecord("plans", "p"), "source", other)).texts?.source?.text).toBe(
      text,
    );
  });
});
