import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FieldText } from "../../src/notes/rules/field-text.ts";
import { edited, smallestEdit } from "../../src/records/smallest-edit.ts";

const text = fc
  .array(fc.constantFrom("a", "文", "\n", "\r\n", "\r", " ", "\ufeff", "🚆"), { maxLength: 24 })
  .map((parts) => parts.join(""));
/** What a field can hold: it has line feeds alone. */
const typed = fc
  .array(fc.constantFrom("b", "字", "\n", "\n\n", "x y"), { maxLength: 3 })
  .map((parts) => parts.join(""));

describe("a text as a field shows it", () => {
  it("is changed in the text where it is changed in the field, and nowhere else", () => {
    fc.assert(
      fc.property(text, typed, fc.nat(), fc.nat(), (whole, inserted, one, other) => {
        const field = new FieldText(whole);
        const [from = 0, to = 0] = [one, other]
          .map((at) => at % (field.shown.length + 1))
          .sort((a, b) => a - b);
        const edit = smallestEdit(field.shown, field.shown.slice(0, from) + inserted + field.shown.slice(to));
        const own = field.textEdit(edit);
        const next = edited(whole, own);
        // A mark at the beginning of what is left would be the file's, and is not shown.
        const expected = edited(field.shown, edit);
        expect(new FieldText(next).shown).toBe(
          whole.startsWith("\ufeff") ? expected : expected.replace(/^\ufeff/, ""),
        );
        // What stands before it is another line end only where it would become one with what follows.
        const start = field.textPosition(edit.start);
        expect(whole.slice(own.start, start)).toMatch(/^\r*$/);
        expect(own.start + own.removed).toBe(field.textPosition(edit.start + edit.removed));
      }),
      { numRuns: 5000 },
    );
  });

  it("has one letter changed by one letter typed, whatever stands around it", () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, one) => {
        const field = new FieldText(whole);
        const at = one % (field.shown.length + 1);
        const next = edited(whole, field.textEdit({ start: at, removed: 0, inserted: "Q" }));
        expect(next.length).toBe(whole.length + 1);
        expect(next.replace("Q", "")).toBe(whole);
      }),
    );
  });

  it("has its positions in both", () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, one) => {
        const field = new FieldText(whole);
        const at = one % (field.shown.length + 1);
        expect(field.fieldPosition(field.textPosition(at))).toBe(at);
      }),
    );
  });

  it("is a line less where what stood between two kinds of line end is taken out", () => {
    const field = new FieldText("\r\raaa\na");
    expect(
      new FieldText(edited(field.text, field.textEdit({ start: 2, removed: 3, inserted: "" }))).shown,
    ).toBe("\n\n\na");
  });

  it.each([
    ["a\r\nb\r\nc\n", 1, "\n", "a\r\n\r\nb\r\nc\n"],
    ["a\nb\nc\r\n", 1, "\n", "a\n\nb\nc\r\n"],
    ["\ufeffa\r\nb", 0, "x", "\ufeffxa\r\nb"],
  ])("%j with a line at %d", (whole, start, inserted, expected) => {
    expect(edited(whole, new FieldText(whole).textEdit({ start, removed: 0, inserted }))).toBe(expected);
  });
});
