import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuote, quoteOf } from "../../src/reading/highlights/rules/text-quote.ts";

const words = fc.constantFrom(
  "cache",
  "cache",
  "the",
  "wire",
  "decides",
  "键值缓存",
  "。",
  "gang",
  "🚆",
  "a",
);
const text = fc
  .array(fc.tuple(words, fc.constantFrom(" ", " ", "\n", "  ", ", ")), { minLength: 3, maxLength: 60 })
  .map((parts) => parts.flat().join(""));

describe("a passage by its words and what stands around it", () => {
  it("is found where it stood, in the text it was taken from", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 40 }), (whole, from, length) => {
        const start = from % whole.length;
        const end = Math.min(whole.length, start + length);
        const exact = whole.slice(start, end);
        fc.pre(exact.trim() === exact && exact !== "");
        const found = findQuote(whole, quoteOf(whole, { start, end }), start);
        expect(found).toBeDefined();
        expect(whole.slice(found?.start, found?.end).replace(/\s+/g, " ")).toBe(exact.replace(/\s+/g, " "));
      }),
      { numRuns: 400 },
    );
  });

  const page =
    "One pool only reads, the other only writes. The wire decides. Between them travels a cache. The wire decides.";

  it("of several places is the one with the same surroundings, whatever was put before", () => {
    const start = page.lastIndexOf("The wire decides");
    const quote = quoteOf(page, { start, end: start + 16 });
    const grown = `A new first paragraph that was not there before. ${page}`;
    expect(findQuote(grown, quote, start)?.start).toBe(grown.lastIndexOf("The wire decides"));
  });

  it("is found across white space that changed", () => {
    const quote = quoteOf(page, { start: 0, end: 43 });
    const broken = page.replace(/ /g, "\n  ");
    const found = findQuote(broken, quote, 0);
    expect(broken.slice(found?.start, found?.end).replace(/\s+/g, " ")).toBe(page.slice(0, 43));
  });

  it("is found though a few letters of it changed, and not where another sentence stands", () => {
    const quote = quoteOf(page, { start: 0, end: 43 });
    const mended = page.replace("only reads", "just reads");
    expect(findQuote(mended, quote, 0)).toEqual({ start: 0, end: 43 });
    expect(
      findQuote("Something else entirely is said here, and nothing of the kind.", quote, 0),
    ).toBeUndefined();
  });
});
