import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "../../src/records/text-document.ts";

const words = fc.string({ unit: fc.constantFrom("a", "b", "文", " ", "\n"), maxLength: 12 });

describe("a text that is typed into while others write into it", () => {
  it("keeps what they wrote and what is typed, though the field does not show theirs yet", () => {
    fc.assert(
      fc.property(words, words, fc.nat(12), fc.nat(12), (head, tail, at, typedAt) => {
        const shown = head + tail;
        const document = new TextDocument(undefined);
        document.replaceWith(shown);
        const place = Math.min(at, shown.length);
        document.replaceWith(`${shown.slice(0, place)}THEIRS${shown.slice(place)}`);
        const caret = Math.min(typedAt, shown.length);
        document.replaceWith(`${shown.slice(0, caret)}mine${shown.slice(caret)}`, shown);
        expect(document.text).toContain("THEIRS");
        expect(document.text).toContain("mine");
        expect(document.text.length).toBe(shown.length + 10);
      }),
    );
  });

  it("is undone by one's own edits alone", () => {
    const document = new TextDocument(undefined);
    document.replaceWith("one\n");
    document.rememberEdits();
    document.replaceWith("one\nmine\n");
    const other = new TextDocument({ text: "", crdt: document.updateSince(), edits: {} });
    other.replaceWith("theirs\none\nmine\n");
    document.merge({ text: "", crdt: other.updateSince(), edits: {} });
    expect(document.text).toBe("theirs\none\nmine\n");
    document.undo();
    expect(document.text).toBe("theirs\none\n");
    document.redo();
    expect(document.text).toBe("theirs\none\nmine\n");
  });
});
