import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { Note } from "../../src/notes/note-record.ts";
import { safeFileName, uniqueNames } from "../../src/notes/rules/file-name.ts";
import { frontMatters, noteFiles, noteText } from "../../src/notes/rules/note-file.ts";
import { noteExcerpt, noteTitle } from "../../src/notes/rules/note-title.ts";
import { readNoteFile, sameBody } from "../../src/notes/rules/read-note-file.ts";

const note = (body: string, more: Partial<Note> = {}): Note => ({
  id: "n1",
  body,
  about: { kind: "nothing" },
  createdAt: Date.UTC(2031, 9, 6, 8),
  editedAt: Date.UTC(2031, 9, 6, 9),
  pinned: false,
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
      '---\ntitle: "A \\"title\\": [with] #marks"\ndate: 2031-10-06T08:00:00.000Z\nlastmod: 2031-10-06T09:00:00.000Z\ntags: ["marks"]\narticle: "T"\narticle-of: "a"\nsource: "https://x.org/?a=1"\nwayside: "n1"\n---\n\n# A "title": [with] #marks\n\nBody\n',
    );
  });

  it.each(frontMatters)("has front matter (%s) that a YAML library reads as what it says", (front) => {
    const text = noteText(
      note('# A "title": [with] 文 #gpu\n\n#推理/调度', {
        about: { kind: "task", plan: "p1", task: "k: 1", title: "yes" },
      }),
      front,
    );
    if (front === "none") return expect(text).toBe('# A "title": [with] 文 #gpu\n\n#推理/调度\n');
    const [, yaml = "", body] = text.split(/^---$/m);
    const fields: unknown = parseYaml(yaml);
    expect(body).toBe('\n\n# A "title": [with] 文 #gpu\n\n#推理/调度\n');
    expect(fields).toMatchObject({
      tags: ["gpu", "推理/调度"],
      task: "yes",
      "task-of": "p1/k: 1",
      wayside: "n1",
      ...(front === "obsidian"
        ? { created: "2031-10-06T08:00:00", updated: "2031-10-06T09:00:00" }
        : { title: 'A "title": [with] 文 #gpu', date: "2031-10-06T08:00:00.000Z" }),
      ...(front === "hugo" ? { draft: false } : {}),
    });
    expect(readNoteFile(text)).toMatchObject({
      id: "n1",
      createdAt: Date.UTC(2031, 9, 6, 8),
      editedAt: Date.UTC(2031, 9, 6, 9),
      about: { kind: "task", plan: "p1", task: "k: 1", title: "yes" },
    });
  });

  it("is the same note when it comes in again, whatever it says", () => {
    const body = fc.string({ unit: fc.constantFrom("a", "文", "#", "-", ":", '"', "\n", " ", "👩‍🔬", "]") });
    const word = fc.string({ minLength: 1, maxLength: 20 });
    const id = fc.stringMatching(/^[0-9a-z]{25}$/);
    const about = fc.oneof(
      fc.constant({ kind: "nothing" as const }),
      fc.record({ kind: fc.constant("task" as const), plan: id, task: word, title: word }),
      fc.record({ kind: fc.constant("article" as const), article: id, title: word, address: fc.webUrl() }),
    );
    fc.assert(
      fc.property(body, id, about, fc.integer({ min: 0, max: 4e12 }), (text, noteId, subject, at) => {
        fc.pre(!/^(?:---|\+\+\+)[ \t]*\r?\n/.test(text));
        const written = note(text, { id: noteId, about: subject, createdAt: at, editedAt: at + 1000 });
        const read = readNoteFile(noteText(written));
        expect(sameBody(read.body, text)).toBe(true);
        expect(read).toMatchObject({ id: noteId, createdAt: at, editedAt: at + 1000, about: subject });
      }),
    );
  });

  it("of another hand keeps all that stands in it", () => {
    const foreign = "---\ntitle: Mine\ntags: [a]\ndate: 2026-01-02\n---\ntext\n";
    expect(readNoteFile(foreign)).toMatchObject({
      id: undefined,
      body: foreign,
      createdAt: Date.UTC(2026, 0, 2),
    });
    expect(noteTitle(foreign)).toBe("text");
    expect(noteTitle("---\ntitle: Mine\n---\n")).toBe("Mine");
  });

  it("keeps front matter of its own, with what this app knows it by at its end", () => {
    const body = "---\ntitle: mine\n---\ntext\n";
    const text = noteText(note(body));
    expect(text).toBe(
      '---\ntitle: mine\nwayside-created: 2031-10-06T08:00:00.000Z\nwayside-edited: 2031-10-06T09:00:00.000Z\nwayside: "n1"\n---\ntext\n',
    );
    expect(readNoteFile(text)).toMatchObject({ id: "n1", body, createdAt: note("").createdAt });
    const toml = "+++\ntitle = 'mine'\n+++\ntext\n";
    expect(noteText(note(toml))).toBe(toml);
    expect(noteText(note(body), "none")).toBe(body);
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
