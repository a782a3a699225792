import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Corpus, type SearchDocument } from "../../src/search/rules/corpus.ts";
import { FoldedPlaces, foldText, queryWords } from "../../src/search/rules/fold-text.ts";
import { passageAt } from "../../src/search/rules/passage.ts";

const letters = fc
  .array(fc.constantFrom("a", "B", "c", " ", "显", "存", "İ", "ß", "é", "🚆"), { maxLength: 40 })
  .map((all) => all.join(""));
const documents = fc
  .array(fc.record({ title: letters, text: letters }), { maxLength: 12 })
  .map((all) =>
    all.map((one, index): SearchDocument => ({ ...one, key: String(index), group: "", at: index })),
  );

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

  it("knows where in a text stands what it found in its folded form", () => {
    const odd = fc
      .array(
        fc.constantFrom(
          "a",
          "B",
          " ",
          "e\u0301",
          "\u00ad",
          "\u200b",
          "ﬁ",
          "Ｗ",
          "１",
          "’",
          "‐",
          "İ",
          "ß",
          "Σ",
          "显",
          "🚆",
          "각",
          "ﾊ",
          "ﾟ",
          "\u1100\u1161\u11a8",
        ),
        { maxLength: 30 },
      )
      .map((all) => all.join(""));
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: "binary" })), fc.nat(), fc.nat(), (text, one, other) => {
        const folded = foldText(text);
        const places = new FoldedPlaces(text);
        expect(places.inText(folded.length)).toBe(text.length);
        const [from, to] = [one % (folded.length + 1), other % (folded.length + 1)].sort((a, b) => a - b);
        const found = text.slice(places.inText(from ?? 0), places.endInText(to ?? 0));
        if ((from ?? 0) < (to ?? 0)) expect(foldText(found)).toContain(folded.slice(from, to));
      }),
    );
  });

  it.each([
    ["Ge\u00adsamt\u00adkon\u00adzept", "Gesamtkonzept"],
    ["Cafe\u0301 in Ko\u0308ln", "café"],
    ["Café", "cafe\u0301"],
    ["con\u200bcat", "concat"],
    ["don’t", "don't"],
    ["“quoted”", '"quoted"'],
    ["ＧＰＵ　１２", "gpu 12"],
    ["ﬁnd", "find"],
    ["ﾊﾟﾝ", "パン"],
    ["co‑op", "co-op"],
  ])("finds %j by %j, and shows it as it is written", (text, query) => {
    const corpus = new Corpus([{ key: "a", group: "", title: "", text: `behind ${text} before`, at: 0 }]);
    const [hit] = corpus.search(query).groups[0]?.best ?? [];
    expect(hit?.place).toBe("behind ".length);
    const parts = passageAt(`behind ${text} before`, hit?.place ?? 0, query);
    expect(parts.map((part) => part.text).join("")).toBe(`behind ${text} before`);
    expect(text.startsWith(parts.find(({ found }) => found)?.text ?? "nothing")).toBe(true);
  });

  it("puts titles first, beginnings of words before middles, the newest before the older", () => {
    const corpus = new Corpus([
      { key: "middle", group: "", title: "", text: "a recache here", at: 9 },
      { key: "old", group: "", title: "", text: "the cache", at: 1 },
      { key: "new", group: "", title: "", text: "the cache", at: 2 },
      { key: "title", group: "", title: "Caching", text: "", at: 0 },
    ]);
    expect(
      corpus
        .search("cach")
        .groups.flatMap(({ best }) => best)
        .map(({ key }) => key),
    ).toEqual(["title", "new", "old", "middle"]);
  });

  it("finds a word of two Chinese characters in the middle of a sentence", () => {
    const text = "大部分时间在等显存。";
    const corpus = new Corpus([{ key: "zh", group: "", title: "", text, at: 0 }]);
    expect(corpus.search("显存").groups[0]?.best[0]).toMatchObject({ key: "zh", place: 7 });
    expect(passageAt(text, 7, "显存")).toContainEqual({ text: "显存", found: true });
  });
});
