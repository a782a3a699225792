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

  it.each([
    ["11.5 ms", "The fastest took 11.5 ms for a request.", "The fastest took 12.5 ms for a request."],
    ["Linus", "It was Linus who wrote it first.", "It was minus who wrote it first."],
    [
      "needs 48 GB of memory on each card",
      "The model needs 48 GB of memory on each card.",
      "The model needs 80 GB of memory on each card.",
    ],
    [
      "第三层的缓存比第二层的要慢得多，所以先查第二层",
      "第三层的缓存比第二层的要慢得多，所以先查第二层。",
      "第五层的缓存比第二层的要慢得多，所以先查第二层。",
    ],
    [
      "the scheduler may preempt a running gang",
      "Then the scheduler may preempt a running gang.",
      "Then the scheduler may not preempt a running gang.",
    ],
    [
      "asked by Ada in the spring of the year",
      "It was asked by Ada in the spring of the year.",
      "It was asked by Ida in the spring of the year.",
    ],
    ["shorter than the wire", "It is shorter than the wire.", "It is longer than the wire."],
  ])("%s is not found where other words stand", (exact, whole, edited) => {
    const start = whole.indexOf(exact);
    const quote = quoteOf(whole, { start, end: start + exact.length });
    expect(findQuote(whole, quote, start)).toEqual({ start, end: start + exact.length });
    expect(findQuote(edited, quote, start)).toBeUndefined();
  });

  it("that is short is not found among other words, and is where some of them stayed", () => {
    const whole = "The first pool took 11.5 ms for a request, the second one took more.";
    const start = whole.indexOf("11.5 ms");
    const quote = quoteOf(whole, { start, end: start + 7 });
    expect(
      findQuote("All of it was written anew; nobody had waited 11.5 ms since.", quote, start),
    ).toBeUndefined();
    expect(findQuote(`Written anew. ${whole}`, quote, start)?.start).toBe(start + 14);
    expect(findQuote("Now 11.5 ms for a request is what it takes.", quote, start)).toBeDefined();
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
