import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { marks, putMark, replaced } from "../../src/notes/rules/markdown-marks.ts";
import { withNoteLinks } from "../../src/notes/rules/note-links.ts";
import { linkedTitles, noteTags } from "../../src/notes/rules/note-tags.ts";

/** A text with its selection between "<" and ">". */
function marked(written: string, mark: (typeof marks)[number]): string {
  const [start, end] = [written.indexOf("<"), written.indexOf(">") - 1];
  const text = written.replace(/[<>]/g, "");
  const change = putMark({ text, start, end }, mark);
  const after = replaced(text, change);
  return `${after.slice(0, change.start)}<${after.slice(change.start, change.end)}>${after.slice(change.end)}`;
}

describe("the marks of the toolbar", () => {
  it.each([
    ["heading", "ab<>c", "## ab<>c"],
    ["heading", "## ab<>c", "ab<>c"],
    ["list", "one<\ntwo>", "<- one\n- two>"],
    ["list", "<- one\n- two>", "<one\ntwo>"],
    ["task", "- buy <>milk", "- [ ] buy <>milk"],
    ["task", "- [x] buy <>milk", "buy <>milk"],
    ["list", "- [ ] buy <>milk", "- buy <>milk"],
    ["link", "see <the paper> now", "see [the paper](<>) now"],
    ["link", "<https://example.org/a>", "[<>](https://example.org/a)"],
    ["code", "run <npm test>", "run `<npm test>`"],
    ["code", "run `<npm test>`", "run <npm test>"],
    ["code", "<a\nb>", "```\n<a\nb>\n```\n"],
  ] as const)("%s on %j", (mark, before, after) => expect(marked(before, mark)).toBe(after));

  it("keep every letter that was there, wherever they are put", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "文", " ", "\n", "#", "-", "[", "]") }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...marks),
        (text, one, other, mark) => {
          const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [
            number,
            number,
          ];
          const change = putMark({ text, start, end }, mark);
          const after = replaced(text, change);
          const letters = (of: string): string => of.replace(/[^a文]/g, "");
          expect(letters(after)).toBe(letters(text));
          expect(change.start).toBeGreaterThanOrEqual(0);
          expect(change.end).toBeLessThanOrEqual(after.length);
          expect(change.start).toBeLessThanOrEqual(change.end);
        },
      ),
    );
  });
});

describe("what a note names", () => {
  it("tags, in any language, never in code, addresses or words", () => {
    const body =
      "# Title\n\n#gpu and #推理/调度, (#kv-cache) a#b https://x.org/#part #123 `#no` [[A #note]]\n```\n#neither\n```\n#last";
    expect(noteTags(body)).toEqual(["gpu", "kv-cache", "last", "推理/调度"]);
  });

  it("other notes, with words of one's own or a part", () => {
    expect(linkedTitles("See [[The wire]], [[The queue|that one]] and [[The wire#cost]]; `[[no]]`")).toEqual([
      "The wire",
      "The queue",
      "The wire#cost",
    ]);
  });

  it("as links where there is such a note, and as it was typed where there is none", () => {
    const { blocks } = parseMarkdown("See [[The wire|it]] and [[Nobody]].");
    const [paragraph] = withNoteLinks(blocks, (title) => (title === "The wire" ? "notes?note=w" : undefined));
    expect(paragraph).toMatchObject({
      children: [
        { type: "text", value: "See " },
        { type: "link", address: "notes?note=w", children: [{ type: "text", value: "it" }] },
        { type: "text", value: " and [[Nobody]]." },
      ],
    });
  });
});
