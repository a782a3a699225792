import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Note } from "../../src/notes/note-record.ts";
import { safeFileName, uniqueNames } from "../../src/notes/rules/file-name.ts";
import { noteFiles, noteText } from "../../src/notes/rules/note-file.ts";
import { noteExcerpt, noteTitle } from "../../src/notes/rules/note-title.ts";

const note = (body: string, more: Partial<Note> = {}): Note => ({
  id: "n1",
  body,
  about: { kind: "nothing" },
  createdAt: Date.UTC(2031, 9, 6, 8),
  editedAt: Date.UTC(2031, 9, 6, 9),
  ...more,
});

describe("names of note files", () => {
  it("are safe on every file system, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
        const name = safeFileName(title, "Note");
        expect(name).not.toBe("");
        expect(name).not.toMatch(/[\\/:*?"<>|#^[\]\p{Cc}]/u);
        expect(name).not.toMatch(/^\.|[. ]$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(new TextEncoder().encode(`${name} 999.md`).length).toBeLessThan(255);
      }),
    );
  });

  it("keep Chinese and emoji, and are clipped between letters", () => {
    expect(safeFileName("预填充 与 解码", "x")).toBe("预填充 与 解码");
    expect([...safeFileName("🚆".repeat(90), "x")].every((letter) => letter === "🚆")).toBe(true);
  });

  it("are unique without regard to case", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "A", "a 2", "b", "ä")), (names) => {
        const unique = uniqueNames(names).map((name) => name.toLowerCase());
        expect(new Set(unique).size).toBe(names.length);
      }),
    );
    expect(uniqueNames(["Note", "note", "Note 2"])).toEqual(["Note", "note 2", "Note 2 2"]);
  });
});

describe("a note as a file", () => {
  it("has front matter that YAML reads, and the body as typed", () => {
    const text = noteText(
      note('# A "title": [with] #marks\n\nBody', {
        about: { kind: "article", article: "a", title: "T", address: "https://x.org/?a=1" },
      }),
    );
    expect(text).toBe(
      '---\ntitle: "A \\"title\\": [with] #marks"\ndate: 2031-10-06T08:00:00.000Z\nlastmod: 2031-10-06T09:00:00.000Z\narticle: "T"\nsource: "https://x.org/?a=1"\nwayside: "n1"\n---\n\n# A "title": [with] #marks\n\nBody\n',
    );
  });

  it("keeps front matter of its own", () => {
    const body = "---\ntitle: mine\n---\ntext\n";
    expect(noteText(note(body))).toBe(body);
  });

  it("gives each note a file of its own", () => {
    const files = noteFiles([
      note("same", { id: "b" }),
      note("same", { id: "a" }),
      note(""),
      note("../../etc/passwd", { id: "z" }),
    ]);
    expect(files.map(({ name }) => name)).toEqual([
      "same.md",
      "same 2.md",
      "Note 2031-10-06.md",
      "etc passwd.md",
    ]);
  });

  it("is called by its first line with words", () => {
    expect(noteTitle("\n\n## **Two** [pools](x)\nrest")).toBe("Two pools");
    expect(noteTitle("- [ ] a task")).toBe("a task");
    expect(noteTitle("")).toBe("");
    expect(noteExcerpt("# T\n\none\n\n- two", 100)).toBe("one two");
  });
});
