import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsAsRead } from "../../src/markdown/words-as-read.ts";
import { arbitraryMarkdown } from "../support/arbitrary-markdown.ts";

describe("the words of Markdown as they are read", () => {
  it.each([
    ["---\nmood: secret\n---\n# About **shade**\n\nAn [[word|thing]], seen.", "About shade An thing, seen."],
    ["- [x] done [here](https://a.example/b)\n> quoted `code`", "done here quoted code"],
    ["| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```ts\nlet a\n```", "| a | b | | 1 | 2 | let a"],
    ["a < b and <b>bold</b> ~~gone~~ 2 * 3", "a < b and bold gone 2 * 3"],
    ["预填充 ![[图.png]] 与**解码**", "预填充 图.png 与解码"],
  ])("of %j", (source, words) => {
    expect(wordsAsRead(source)).toBe(words);
  });

  it("are one line without ends, in any Markdown", () => {
    fc.assert(
      fc.property(arbitraryMarkdown, (source) => {
        const words = wordsAsRead(source);
        expect(words).toBe(words.replace(/\s+/gu, " ").trim());
      }),
    );
  });
});
