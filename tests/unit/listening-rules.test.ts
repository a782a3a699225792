import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphStep, sentencesOf } from "../../src/reading/listening/rules/sentences.ts";
import { chooseVoice } from "../../src/reading/listening/rules/voice-choice.ts";

describe("the sentences of a text", () => {
  it("are those of its language", () => {
    const text = "It waits. Then it writes.\n先测量，再拆分。提示词变长以后，再测一次！";
    const spoken = sentencesOf(text, "en").map(({ start, end }) => text.slice(start, end).trim());
    expect(spoken).toEqual([
      "It waits.",
      "Then it writes.",
      "先测量，再拆分。",
      "提示词变长以后，再测一次！",
    ]);
  });

  it("hold every word, in order, none longer than a voice bears", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("word ", "a, ", "end. ", "词", "。", "\n", "🚆 "), { maxLength: 400 }),
        (parts) => {
          const text = parts.join("");
          const sentences = sentencesOf(text, "en");
          let last = 0;
          for (const { start, end } of sentences) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end - start).toBeLessThanOrEqual(241);
            expect(text.slice(last, start)).not.toMatch(/[\p{L}\p{N}]/u);
            last = end;
          }
          expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u);
        },
      ),
    );
  });

  it("go paragraph by paragraph", () => {
    const sentences = sentencesOf("One. Two.\nThree. Four.\nFive.", "en");
    expect(paragraphStep(sentences, 0, 1)).toBe(2);
    expect(paragraphStep(sentences, 3, -1)).toBe(2);
    expect(paragraphStep(sentences, 2, -1)).toBe(0);
    expect(paragraphStep(sentences, 4, 1)).toBe(4);
  });
});

const voice = (name: string, lang: string, localService = true) => ({
  name,
  lang,
  localService,
  default: false,
});

describe("the voice for an article", () => {
  const voices = [
    voice("Daniel", "en-GB"),
    voice("Samantha", "en-US"),
    voice("Cloud", "zh-CN", false),
    voice("Meijia", "zh-TW"),
    voice("Tingting", "zh-CN"),
  ];
  it.each([
    ["en", "Samantha"],
    ["en-GB", "Daniel"],
    ["zh", "Tingting"],
    ["zh-CN", "Tingting"],
    ["zh-Hant", "Meijia"],
    ["", "Samantha"],
  ])("in %s is %s", (language, name) => {
    expect(chooseVoice(voices, language, undefined)?.name).toBe(name);
  });

  it("is the chosen one where it speaks the language, and none where none does", () => {
    expect(chooseVoice(voices, "zh", "Meijia")?.name).toBe("Meijia");
    expect(chooseVoice(voices, "en", "Meijia")?.name).toBe("Samantha");
    expect(chooseVoice(voices, "fi", undefined)).toBeUndefined();
  });

  it("knows Mandarin by its other names", () => {
    expect(chooseVoice([voice("Huihui", "cmn-Hans-CN"), voice("D", "en-US")], "zh-CN", undefined)?.name).toBe(
      "Huihui",
    );
  });
});
