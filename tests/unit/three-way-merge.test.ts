import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "../../src/records/text-document.ts";
import { editsBetween, mergeChanges, threeWayMerge } from "../../src/records/three-way-merge.ts";

const text = fc
  .array(fc.constantFrom("a\n", "b\n", "\n", "constructor\n", "__proto__", "文\r\n", "🚆", " x"), {
    maxLength: 20,
  })
  .map((parts) => parts.join(""));

describe("a three-way merge", () => {
  it("is what only the other changed, or what only this one changed", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(threeWayMerge(base, base, changed)).toBe(changed);
        expect(threeWayMerge(base, changed, base)).toBe(changed);
        expect(threeWayMerge(base, changed, changed)).toBe(changed);
      }),
    );
  });

  it("keeps every word that either wrote, each once, wherever they wrote", () => {
    const insertion = fc.record({ at: fc.nat(40), side: fc.constantFrom("here", "there") });
    fc.assert(
      fc.property(text, fc.array(insertion, { maxLength: 8 }), (base, insertions) => {
        const words = insertions.map(({ at, side }, index) => ({
          at: Math.min(at, base.length),
          side,
          word: `<${index}>`,
        }));
        const written = (side: string): string =>
          words
            .filter((some) => some.side === side)
            .sort((one, other) => other.at - one.at)
            .reduce((result, { at, word }) => result.slice(0, at) + word + result.slice(at), base);
        const merged = threeWayMerge(base, written("here"), written("there"));
        for (const { word } of words) expect(merged.split(word)).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
  });

  it("of changes in several places doubles nothing between them", () => {
    const base = "first\n\nsecond\n\nthird\n";
    expect(threeWayMerge(base, "first\n\nsecond, here\n\nthird\n", "1st\n\nsecond\n\n3rd\nnew\n")).toBe(
      "1st\n\nsecond, here\n\n3rd\nnew\n",
    );
    expect(threeWayMerge("\ufeffone\n", "\ufeffzone\n", "one\nmore\n")).toBe("zone\nmore\n");
  });

  it("is written into a document as its edits, place by place", () => {
    fc.assert(
      fc.property(text, text, text, (base, current, next) => {
        const edits = editsBetween(current, next);
        const document = TextDocument.begin(current);
        document.applyEdits(edits);
        expect(document.text).toBe(next);
        const other = TextDocument.begin(current);
        mergeChanges(other, base, next);
        expect(other.text).toBe(threeWayMerge(base, current, next));
      }),
    );
  });

  it("of thousands of empty lines comes to an end at once", () => {
    const lines = "\n".repeat(100_000);
    expect(threeWayMerge(lines, `a${lines}`, `${lines}b`)).toBe(`a${lines}b`);
  });
});
