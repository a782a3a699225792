import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trainTrees } from "../../scripts/training/gradient-boosting.ts";
import { seededRandom } from "../../scripts/training/seeded-random.ts";
import { alignWords } from "../../src/reading/fetching/extraction/deciding/align-words.ts";
import { belongingBlocks } from "../../src/reading/fetching/extraction/deciding/belonging-blocks.ts";
import { articleBodyIn } from "../../src/reading/fetching/extraction/deciding/page-sources.ts";
import { pageWords } from "../../src/reading/fetching/extraction/deciding/page-words.ts";
import { stopShare } from "../../src/reading/fetching/extraction/deciding/stop-words.ts";
import { treeScore } from "../../src/reading/fetching/extraction/deciding/tree-model.ts";

const taken = (page: string, text: string): string =>
  [...alignWords(pageWords(page), pageWords(text))].join("");

describe("which words of a page a text was taken from", () => {
  it("finds a text between what stands around it", () => {
    expect(
      taken(
        "Home News Sport The ferry sank in the fog last night Share",
        "The ferry sank in the fog last night",
      ),
    ).toBe("000111111110");
  });

  it("finds parts with something between them, in English and Chinese", () => {
    expect(taken("one two three advert four five six", "one two three four five six")).toBe("1110111");
    expect(taken("首页他说重要的事广告用包装好吧", "他说重要的事用包装好吧")).toBe("001111110011111");
  });

  it("takes no more words than the text has, and each word that it takes is one of the text's", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, (page, text) => {
        const marks = alignWords(page, text);
        const kept = page.filter((_, at) => marks[at] === 1);
        let at = 0;
        for (const word of kept) {
          at = text.indexOf(word, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("finds all of a text that is a part of the page", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (page, keep) => {
        const text = page.filter((_, at) => keep[at]);
        expect(alignWords(page, page).every((mark) => mark === 1)).toBe(true);
        expect(alignWords(page, text).length).toBe(page.length);
      }),
    );
  });
});

describe("blocks that belong", () => {
  const plain = { blend: 0, threshold: 0.5, bridge: 0, bridgeThreshold: 0.2, listening: 0 };

  it("are those a model is sure of", () => {
    expect(belongingBlocks([0.1, 0.5, 0.9, 0.2], plain)).toEqual([false, true, true, false]);
  });

  it("bridge a short gap, but not one that surely does not belong", () => {
    const beliefs = [0.9, 0.3, 0.3, 0.9, 0.1, 0.9, 0.3, 0.3, 0.3, 0.9];
    expect(belongingBlocks(beliefs, { ...plain, bridge: 2 })).toEqual([
      ...[true, true, true, true, false, true],
      ...[false, false, false, true],
    ]);
  });
});

describe("the article's text in structured data", () => {
  it("is found wherever it stands, the longest of them, without markup", () => {
    const graph = {
      "@graph": [{ articleBody: "Short." }, { article: { articleBody: "<p>A longer one.</p>" } }],
    };
    expect(articleBodyIn(["{broken", JSON.stringify(graph)]).trim()).toBe("A longer one.");
  });
});

describe("the smallest words", () => {
  it("tell running text from a menu, in many languages", () => {
    for (const text of [
      "It is the end of the road that we came by",
      "他说这是我们的事，也不是你的",
      "Das ist der Weg, den wir nicht sehen",
    ])
      expect(stopShare(pageWords(text))).toBeGreaterThan(0.3);
    expect(stopShare(pageWords("Home News Sport Weather Shop"))).toBe(0);
  });
});

describe("boosted trees", () => {
  const random = seededRandom(7);
  const rows = Array.from({ length: 2000 }, () => Float32Array.of(random(), random(), random()));
  // Neither feature says it alone.
  const right = (row: Float32Array): boolean => (row[0] ?? 0) > 0.5 !== (row[1] ?? 0) > 0.3;
  const options = {
    ...{ trees: 40, leaves: 8, rate: 0.3, featureShare: 1, rowShare: 0.8, ridge: 1, leastWeight: 0.5 },
    seed: 3,
  };
  const train = () =>
    trainTrees(
      { rows, labels: rows.map((row) => (right(row) ? 1 : 0)), weights: rows.map(() => 1) },
      options,
    );

  it("learn what two features say together, and hold for rows they have not seen", () => {
    const model = train();
    const fresh = Array.from({ length: 500 }, () => Float32Array.of(random(), random(), random()));
    const hits = fresh.filter((row) => treeScore(model, row) > 0 === right(row)).length;
    expect(hits / fresh.length).toBeGreaterThan(0.97);
  });

  it("come the same from the same seed, and from their writing", () => {
    const model = train();
    expect(train()).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});
