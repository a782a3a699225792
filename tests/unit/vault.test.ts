import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { About, Note } from "../../src/notes/note-record.ts";
import { type FrontMatter, noteFiles } from "../../src/notes/rules/note-file.ts";
import { noteNames } from "../../src/notes/rules/note-names.ts";
import { noteTags } from "../../src/notes/rules/note-tags.ts";
import { bodyKey } from "../../src/notes/rules/read-note-file.ts";
import { readVault } from "../../src/notes/rules/read-vault.ts";
import { zipEntries } from "../../src/notes/rules/zip-entries.ts";

/** Titles that file systems, links and YAML stumble over. */
const hostile = [
  "a/b\\c: d*?",
  "CON",
  "con",
  "aux.txt",
  "🚆 emoji 👩‍🔬",
  "same title",
  "Same Title",
  "SAME TITLE",
  "العربية من اليمين",
  "中文标题，带标点",
  `long ${"x".repeat(300)}`,
  "  dots... ",
  "#tagged title",
  'with "quotes" and [brackets]',
  "100% | piped",
  "---",
  "C# notes",
  "café",
  "cafe\u0301",
] as const;
const title = fc.constantFrom(...hostile);
const word = fc.constantFrom(
  "text",
  "#gpu",
  "#推理/调度",
  "`#no`",
  "**bold**",
  "line\n",
  "\n\n",
  "- [ ] do\n",
  "| a |",
);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const id = fc.stringMatching(/^[0-9a-z]{25}$/);
const about: fc.Arbitrary<About> = fc.oneof(
  fc.constant<About>({ kind: "nothing" }),
  fc.record({ kind: fc.constant("task" as const), plan: id, task: title, title }),
  fc.record({ kind: fc.constant("topic" as const), plan: id, topic: title, title }),
  fc.record({ kind: fc.constant("article" as const), article: id, title, address: fc.webUrl() }),
  fc.record({ kind: fc.constant("highlight" as const), highlight: id, article: id, title }),
  fc.record({ kind: fc.constant("project" as const), project: id, title, address: fc.webUrl() }),
  fc.record({
    kind: fc.constant("release" as const),
    project: id,
    release: title,
    title,
    address: fc.webUrl(),
  }),
);
const link = fc.oneof(
  title.map((name) => `[[${name.replace(/[[\]|]/g, "")}]]`),
  fc
    .tuple(title, fc.constantFrom("other words", "她"))
    .map(([name, words]) => `[[${name.replace(/[[\]|]/g, "")}|${words}]]`),
  hash.map((one) => `![drawn](pictures/${one}.png)`),
  fc.constant("[web](https://example.org/a?b=c)"),
);
const body = fc
  .tuple(title, fc.array(fc.oneof(word, link), { maxLength: 12 }), fc.boolean())
  .map(
    ([name, parts, own]) =>
      `${own ? "---\naliases: [other]\nsource: mine\n---\n" : ""}# ${name}\n\n${parts.join(" ")}`,
  );
const notes = fc.uniqueArray(
  fc.record({
    id,
    body,
    about,
    createdAt: fc.integer({ min: 0, max: 4e12 }).map((at) => at - (at % 1000)),
    editedAt: fc.integer({ min: 0, max: 4e12 }).map((at) => at - (at % 1000)),
    pinned: fc.boolean(),
  }),
  { selector: (note) => note.id, minLength: 1, maxLength: 8 },
);

const readBack = (some: readonly Note[], front: FrontMatter) => {
  const files = noteFiles(some, { front });
  const pictures = new Set(
    some.flatMap((note) => [...note.body.matchAll(/pictures\/[0-9a-f]{64}\.png/g)].map(([path]) => path)),
  );
  return readVault(
    files.map(({ name, text }) => ({ path: name, text, modified: 0 })),
    pictures,
    (path) => path,
  );
};

describe("a vault of notes", () => {
  it.each(["both", "obsidian", "hugo"] as const)(
    "that leaves (%s) and comes in again has the same notes, tags, links, dates and pictures",
    (front) => {
      fc.assert(
        fc.property(notes, (some) => {
          const read = new Map(readBack(some, front).map((note) => [note.id, note]));
          expect(read.size).toBe(some.length);
          for (const note of some) {
            const back = read.get(note.id);
            expect(back).toMatchObject({
              createdAt: note.createdAt,
              editedAt: note.editedAt,
              about: note.about,
              pinned: note.pinned,
            });
            expect(bodyKey(back?.body ?? "")).toBe(bodyKey(note.body));
            expect(noteTags(back?.body ?? "")).toEqual(noteTags(note.body));
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  it("has names that the system's own unzip makes files of, each its own, on any file system", () => {
    const some = hostile.map(
      (name, index): Note => ({
        id: `n${index}`,
        body: `# ${name}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [x] done #gpu\n`,
        about: { kind: "nothing" },
        createdAt: index * 1000,
        editedAt: index * 1000,
        pinned: false,
      }),
    );
    const files = noteFiles(some);
    const folder = mkdtempSync(join(tmpdir(), "wayside-vault-"));
    writeFileSync(
      join(folder, "notes.zip"),
      zipSync(
        zipEntries(
          files.map(({ name, text }) => ({ path: name, bytes: strToU8(text), changedAt: undefined })),
        ),
      ),
    );
    execFileSync("unzip", ["-q", "notes.zip", "-d", "out"], { cwd: folder });
    const names = readdirSync(join(folder, "out"));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(hostile.length);
    for (const name of names) {
      expect(Buffer.from(name).length).toBeLessThan(256);
      expect(name).not.toMatch(/[\\/:*?"<>|#^[\]]|^\.|[. ]\.md$|^(?:con|aux|nul|prn)\.md$/i);
      const text = readFileSync(join(folder, "out", name), "utf8");
      const [, yaml = "", ...rest] = text.split(/^---$/m);
      // YAML by a YAML library, Markdown by another Markdown library.
      expect(parseYaml(yaml)).toMatchObject({ tags: expect.arrayContaining(["gpu"]) });
      const tree = fromMarkdown(rest.join("---"), {
        extensions: [gfm()],
        mdastExtensions: [gfmFromMarkdown()],
      });
      expect(tree.children.map(({ type }) => type)).toEqual(expect.arrayContaining(["table", "list"]));
    }
  });

  it("gives a note the name it had before, whatever else has come or gone", () => {
    fc.assert(
      fc.property(notes, fc.func(fc.boolean()), (some, stays) => {
        const first = noteNames(some);
        const left = some.filter((note) => stays(note.id));
        const later = noteNames(left, first);
        for (const { id: one } of left) expect(later.get(one)).toBe(first.get(one));
      }),
    );
  });

  it("of another hand has its links and pictures, wherever in it they lie", () => {
    const [first, second] = readVault(
      [
        {
          path: "vault/Daily/2026-11-02.md",
          text: "Today I read [[Two pools]] and [more](../Two%20pools.md).\n\n![[map.png|200]] ![m](<../assets/map.png>) ![w](https://x.org/a.png)",
          modified: 1,
        },
        { path: "vault/Two pools.md", text: "# When two pools pay off\n\n`[[not]]`", modified: 1 },
      ],
      new Set(["vault/assets/map.png"]),
      () => "pictures/f.png",
    );
    expect(first?.body).toBe(
      "Today I read [[When two pools pay off|Two pools]] and [[When two pools pay off|more]].\n\n![map](pictures/f.png) ![m](pictures/f.png) ![w](https://x.org/a.png)",
    );
    expect(second?.body).toContain("`[[not]]`");
  });

  it("has relative paths for those who know no wiki links, and the web for what is no note", () => {
    const note = (one: string, text: string): Note => ({
      id: one,
      body: text,
      about: { kind: "nothing" },
      createdAt: 0,
      editedAt: 0,
      pinned: false,
    });
    const elsewhere = (name: string) => (name === "A paper" ? "https://example.org/paper" : undefined);
    const some = [
      note("a", "# One?\n\n[[Two words|it]] [[A paper]] [[nobody]]"),
      note("b", "# Two words\n\n[[One?]]"),
    ];
    const texts = (front: FrontMatter) =>
      noteFiles(some, { front, elsewhere }).map(({ text }) => text.split("\n\n").at(-1));
    expect(texts("none")).toEqual([
      "[it](Two%20words.md) [A paper](https://example.org/paper) [[nobody]]\n",
      "[One?](One.md)\n",
    ]);
    expect(texts("obsidian")).toEqual([
      "[[Two words|it]] [A paper](https://example.org/paper) [[nobody]]\n",
      "[[One|One?]]\n",
    ]);
  });
});
