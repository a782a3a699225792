import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onWholeWords } from "../../src/reading/highlights/rules/whole-words.ts";

describe("a selection", () => {
  it.each([
    ["the scheduler waits", 6, 15, "scheduler waits"],
    ["the scheduler waits", 4, 13, "scheduler"],
    ["(24.8) is a number", 0, 6, "(24.8)"],
    ["先预填充再解码", 1, 3, "预填"],
    ["Über-Größe zählt", 2, 7, "Über-Größe"],
  ])("in %s comes to whole words", (text, start, end, words) => {
    const whole = onWholeWords(text, { start, end });
    expect(text.slice(whole.start, whole.end)).toBe(words);
  });

  it("never loses what was selected, and stays as it is once it is whole", () => {
    const texts = fc.array(fc.constantFrom("word", " ", "解码", "-", "(", "é", "12.5"), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (all, one, other) => {
        const text = all.join("");
        const [start = 0, end = 0] = [one, other]
          .map((at) => Math.min(at, text.length))
          .sort((a, b) => a - b);
        const whole = onWholeWords(text, { start, end });
        expect(whole.start).toBeLessThanOrEqual(start);
        expect(whole.end).toBeGreaterThanOrEqual(end);
        expect(onWholeWords(text, whole)).toEqual(whole);
      }),
    );
  });
});
