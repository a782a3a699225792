import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Corpus, type SearchDocument } from "../../src/search/rules/corpus.ts";
import { foldText, queryWords } from "../../src/search/rules/fold-text.ts";
import { passageAt } from "../../src/search/rules/passage.ts";

const letters = fc
  .array(fc.constantFrom("a", "B", "c", " ", "显", "存", "İ", "ß", "é", "🚆"), { maxLength: 40 })
  .map((all) => all.join(""));
const documents = fc
  .array(fc.record({ title: letters, text: letters }), { maxLength: 12 })
  .map((all) => all.map((one, index): SearchDocument => ({ ...one, key: String(index), at: index })));

describe("searching", () => {
  it("finds what a plain look through all of it finds, key after key", () => {
    fc.assert(
      fc.property(documents, letters, (all, query) => {
        const corpus = new Corpus(all);
        for (let length = 1; length <= query.length; length++) {
          const typed = query.slice(0, length);
          const words = queryWords(typed);
          const expected = all.filter(({ title, text }) =>
            words.every((word) => foldText(title).includes(word) || foldText(text).includes(word)),
          );
          expect(corpus.search(typed).count).toBe(words.length === 0 ? 0 : expected.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every character in its place", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => foldText(text).length === text.length));
  });

  it("puts titles first, beginnings of words before middles, the newest before the older", () => {
    const corpus = new Corpus([
      { key: "middle", title: "", text: "a recache here", at: 9 },
      { key: "old", title: "", text: "the cache", at: 1 },
      { key: "new", title: "", text: "the cache", at: 2 },
      { key: "title", title: "Caching", text: "", at: 0 },
    ]);
    expect(corpus.search("cach").best.map(({ key }) => key)).toEqual(["title", "new", "old", "middle"]);
  });

  it("finds a word of two Chinese characters in the middle of a sentence", () => {
    const text = "大部分时间在等显存。";
    const corpus = new Corpus([{ key: "zh", title: "", text, at: 0 }]);
    expect(corpus.search("显存").best[0]).toMatchObject({ key: "zh", place: 7 });
    expect(passageAt(text, 7, "显存")).toContainEqual({ text: "显存", found: true });
  });
});
