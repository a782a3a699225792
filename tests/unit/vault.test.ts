import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { matchNotes } from "../../src/notes/importing/match-notes.ts";
import { mergedText } from "../../src/notes/importing/merged-text.ts";
import { readNote } from "../../src/notes/importing/read-chosen.ts";
import { vaultRegions } from "../../src/notes/importing/vault-regions.ts";
import type { Note } from "../../src/notes/note-record.ts";
import { FieldText } from "../../src/notes/rules/field-text.ts";
import { filePaths } from "../../src/notes/rules/file-paths.ts";
import { likenessOf } from "../../src/notes/rules/likeness.ts";
import { noteText } from "../../src/notes/rules/note-file.ts";
import { outlineNote } from "../../src/notes/rules/note-outline.ts";
import { noteTitle } from "../../src/notes/rules/note-title.ts";
import { PathIndex } from "../../src/notes/rules/path-index.ts";
import { zipEntries } from "../../src/notes/rules/zip-entries.ts";
import { indexedNote, readVaultIndex, writeVaultIndex } from "../../src/notes/vaults/vault-index.ts";
import { hashOf } from "../../src/records/content-hash.ts";
import { edited } from "../../src/records/smallest-edit.ts";
import { filesFrom, filesOf, notesOf, readFolder } from "../support/vault-folder.ts";

const encoder = new TextEncoder();
const note = (id: string, body: string, more: Partial<Note> = {}): Note => ({
  id,
  importedAt: 0,
  body,
  about: { kind: "nothing" },
  createdAt: 0,
  editedAt: 0,
  path: "",
  vault: "",
  fileHash: "",
  file: null,
  pinned: false,
  ...more,
});

/** Which notes the links of each note lead to, by paths. */
function linksOf(notes: readonly Note[]): readonly string[] {
  const index = new PathIndex(
    notes.map(({ id, path, vault, body }) => {
      const { title, aliases } = outlineNote(body, path);
      return { id, path, vault, title, aliases };
    }),
  );
  const paths = new Map(notes.map(({ id, path }) => [id, path]));
  return notes.flatMap((from) =>
    outlineNote(from.body, from.path).links.map(({ target }) => {
      const id = index.resolve(target, from)?.id;
      return `${from.path} → ${target} → ${id === undefined ? "nowhere" : paths.get(id)}`;
    }),
  );
}

const bytesOf = (some: Note): Uint8Array => encoder.encode(noteText(some));

describe("a file that comes in and goes out", () => {
  it("is the same to the byte, whatever stands in it", () => {
    const markdown = fc
      .array(
        fc.constantFrom(
          "---\n",
          "a: b\n",
          "...\n",
          "\r\n",
          "\r",
          "\ufeff",
          "# T",
          "[[a|b]]",
          "`",
          "```\n",
          "  ",
          "文",
          "wayside: x\n",
          "%%",
          "\u0000",
        ),
        { maxLength: 30 },
      )
      .map((parts) => encoder.encode(parts.join("")));
    fc.assert(
      fc.property(fc.oneof(markdown, fc.uint8Array({ maxLength: 60 })), (bytes) => {
        const read = readNote({ path: "a.md", bytes: Uint8Array.from(bytes), modified: 0 });
        const leaving = read.original ?? bytesOf(note("a", read.text));
        expect([...leaving]).toEqual([...bytes]);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps its path, whatever it is called and in whatever folder", async () => {
    const part = fc
      .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."aÄ文 .#^|[]%&'()~🚆-_+=,;!@\u0301") })
      .filter((name) => !name.startsWith(".") && name.trim() !== "");
    const names = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
      selector: (parts) => parts.join("/").normalize("NFC").toLowerCase(),
    });
    await fc.assert(
      fc.asyncProperty(names, async (paths) => {
        const files = Object.fromEntries(
          paths.map((parts, index) => [`${parts.join("/")}.md`, strToU8(`text of ${index}`)]),
        );
        const notes = notesOf(await readFolder(filesFrom({ "vault.zip": zipSync(files) })));
        const left = filePaths(notes);
        expect(Object.fromEntries(notes.map((one) => [left.get(one.id), one.body]))).toEqual(
          Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)])),
        );
        // A second time they are the same notes.
        const again = notesOf(await readFolder(filesFrom({ "vault.zip": zipSync(files) })), notes);
        expect(again.map(({ id }) => id).sort()).toEqual(notes.map(({ id }) => id).sort());
      }),
      { numRuns: 60 },
    );
  });

  it("in another encoding is read as it was meant, and has its own bytes", () => {
    // 面包 in GBK.
    const bytes = Uint8Array.of(
      0xc3,
      0xe6,
      0xb0,
      0xfc,
      0xa1,
      0xa3,
      0xc3,
      0xe6,
      0xb0,
      0xfc,
      0xd4,
      0xda,
      0xb3,
      0xf8,
      0xb7,
      0xbf,
    );
    const read = readNote({ path: "a.md", bytes, modified: 0 });
    expect(read.text).toBe("面包。面包在厨房");
    expect(read.original).toBe(bytes);
  });
});

const vaults = resolve(import.meta.dirname, "../../../shared/vaults");
const names = existsSync(vaults) ? readdirSync(vaults).filter((name) => name.endsWith(".tar.gz")) : [];

// Public vaults, where they lie beside this project.
describe.skipIf(names.length === 0)("a public vault", () => {
  it.each(names)(
    "%s keeps every path, every byte and every link, as it came and after a letter in each",
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), "wayside-vault-"));
      execFileSync("tar", ["xzf", join(vaults, name), "-C", folder]);
      const [top = ""] = readdirSync(folder);
      const files = filesOf(join(folder, top), top);
      const read = await readFolder(files);
      const notes = notesOf(read);
      const markdown = files.filter(({ path }) => /\.md$/.test(path) && !/\/\./.test(path));
      expect(notes.map(({ path }) => path).sort()).toEqual(markdown.map(({ path }) => path).sort());
      const paths = filePaths(notes);
      for (const one of notes) {
        expect(paths.get(one.id)).toBe(one.path);
        expect(Buffer.from(bytesOf(one)).equals(readFileSync(join(folder, one.path)))).toBe(true);
      }
      // A path in a vault beside it changes none of these.
      const links = linksOf(notes);
      expect(links.length).toBeGreaterThan(200);
      const typed = notes.map((one) => {
        const field = new FieldText(one.body);
        const at = Math.floor(field.shown.length / 2);
        return { ...one, body: edited(one.body, field.textEdit({ start: at, removed: 0, inserted: "" })) };
      });
      expect(linksOf(typed)).toEqual(links);
      // In again, it is the vault that is here, and nothing is doubled.
      const again = await readFolder(files);
      const matched = matchNotes(again, notes);
      expect(matched.every(({ present, file }) => present?.path === file.path)).toBe(true);
      process.stdout.write(
        `${name}: ${notes.length} notes, ${read.media.length} files they show, ${read.others.length} others, ${links.length} links, ${links.filter((link) => link.endsWith("nowhere")).length} of them nowhere\n`,
      );
    },
  );
});

describe("links", () => {
  it("lead to the nearest of one name, to paths from here and from the top", async () => {
    const notes = notesOf(
      await readFolder(
        filesFrom({
          "v/Start.md":
            "[[office/Index]] [[home/Index|at home]] [w](office/Index.md) [h](home/Index.md) [[home/Index#Later]]",
          "v/home/Index.md": "# Home",
          "v/home/Plan.md": "[[Index]] [i](Index.md) [w](../office/Index.md) [a](<../office/Index.md>)",
          "v/office/Index.md": "# Work",
        }),
      ),
    );
    expect(linksOf(notes).map((link) => link.split(" → ").at(-1))).toEqual([
      "v/office/Index.md",
      "v/home/Index.md",
      "v/office/Index.md",
      "v/home/Index.md",
      "v/home/Index.md",
      "v/home/Index.md",
      "v/home/Index.md",
      "v/office/Index.md",
      "v/office/Index.md",
    ]);
  });

  it("are found in tables, with spaces, titles, parts and percent signs, in any composition of letters", async () => {
    const notes = notesOf(
      await readFolder(
        filesFrom({
          "v/Links.md":
            '[[Parts of a clock#Escapement]] [[Parts of a clock#^tick|the tick]] ![[Parts of a clock]]\n[x](Parts%20of%20a%20clock.md#Escapement) [y](<Parts of a clock.md>) [z](./Parts%20of%20a%20clock.md) [t](Parts%20of%20a%20clock.md "title")\n\n| a | b |\n|---|---|\n| [[Parts of a clock\\|in a table]] | x |\n\n- `[[not]]`\n  ```sh\n  [[ nor ]] && cp x\n  ```\n',
          "v/Parts of a clock.md": "---\naliases: [Uhrwerk]\n---\n# Clockwork",
          "v/Trip.md": "[[Café in Köln]] [the café](Caf%C3%A9%20in%20K%C3%B6ln.md) [[uhrwerk]] [[clockwork]]",
          [`v/${"Café in Köln".normalize("NFD")}.md`]: "# A place by the river",
        }),
      ),
    );
    const links = linksOf(notes);
    expect(links).toHaveLength(12);
    expect(links.filter((link) => link.endsWith("nowhere"))).toEqual([]);
    expect(links.filter((link) => link.normalize("NFC").endsWith("Café in Köln.md"))).toHaveLength(2);
  });

  it("lead to the vault that they stand in before any other", async () => {
    const inVault = (vault: string, path: string, body: string) =>
      note(`${vault}${path}`, body, { path, vault });
    const notes = [
      inVault("a", "Start.md", "[[Foo]] [[y/Foo]] [[The title]] [[Bar]]"),
      inVault("a", "sub/Foo.md", "# The title"),
      inVault("b", "Foo.md", "# The title"),
      inVault("b", "y/Foo.md", ""),
      inVault("b", "Bar.md", ""),
    ];
    expect(linksOf(notes).map((link) => link.split(" → ").slice(1).join(" → "))).toEqual([
      "Foo → sub/Foo.md",
      "y/Foo → y/Foo.md",
      "The title → sub/Foo.md",
      "Bar → Bar.md",
    ]);
  });

  it("of Logseq lead to namespaces and to days", async () => {
    const notes = notesOf(
      await readFolder(
        filesFrom({
          "g/journals/2020_09_20.md": "- [[term/alias]] and [words]([[term/alias]])",
          "g/pages/term___alias.md": "alias:: nickname, 别名\n\n- text",
          "g/pages/Days.md": "- [[Sep 20th, 2020]] [[2020-09-20]] [[nickname]] [[别名]]",
        }),
      ),
    );
    expect(linksOf(notes).map((link) => link.split(" → ").at(-1))).toEqual([
      "g/pages/term___alias.md",
      "g/pages/term___alias.md",
      "g/journals/2020_09_20.md",
      "g/journals/2020_09_20.md",
      "g/pages/term___alias.md",
      "g/pages/term___alias.md",
    ]);
  });
});

const vaultOf = (read: Parameters<typeof vaultRegions>[0], notes: readonly Note[]) =>
  vaultRegions(read, notes)[0]?.vault;
const within = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

describe("what comes in again", () => {
  const files = {
    "v/Index.md": "# One",
    "v/a/Index.md": "# Two",
    "v/b.md": "text of b",
    "v/c.md": "text of c",
  };

  it("is the same vault where most of it lies as it did, and another one where it does not", async () => {
    const notes = notesOf(await readFolder(filesFrom(files)));
    const changed = await readFolder(filesFrom({ ...files, "v/b.md": "another text", "v/d.md": "new" }));
    expect(vaultOf(changed, notes)).toBe(notes[0]?.vault);
    expect(matchNotes(changed, notes).filter(({ present }) => present !== undefined)).toHaveLength(4);
    const other = await readFolder(filesFrom({ "v/Index.md": "# Other", "v/x.md": "x", "v/y.md": "y" }));
    expect(vaultOf(other, notes)).not.toBe(notes[0]?.vault);
    // One file that is empty in both says nothing, nor does one that was changed everywhere.
    const bare = { "Index.md": "# Work index", "Todo.md": "work todo", "Inbox.md": "" };
    const work = notesOf(await readFolder(filesFrom(within("w", bare))));
    const home = await readFolder(
      filesFrom(within("w", { ...bare, "Index.md": "# Home index", "Todo.md": "home todo" })),
    );
    expect(vaultOf(home, work)).not.toBe(work[0]?.vault);
    expect(matchNotes(home, work).every(({ present }) => present === undefined)).toBe(true);
  });

  it("is found below another folder, or none, and with a line more in its only note", async () => {
    const notes = notesOf(await readFolder(filesFrom(files)));
    for (const top of ["other/folder/", "w/"]) {
      const moved = await readFolder(
        filesFrom(
          Object.fromEntries(Object.entries(files).map(([path, text]) => [top + path.slice(2), text])),
        ),
      );
      expect(matchNotes(moved, notes).map(({ present, path }) => [present?.path, path])).toEqual(
        notes.map(({ path }) => [path, path]),
      );
    }
    const single = notesOf(await readFolder(filesFrom({ "s/c.md": "first line" })));
    const edited = await readFolder(filesFrom({ "s/c.md": "first line\nanother" }));
    expect(matchNotes(edited, single)[0]?.present?.id).toBe(single[0]?.id);
  });

  it("is as many files as it was where paths differ in case or in composed letters alone", async () => {
    const twins = {
      "v/Note.md": "upper",
      "v/note.md": "lower",
      "v/caf\u00e9.md": "composed",
      "v/cafe\u0301.md": "decomposed",
    };
    const notes = notesOf(await readFolder(filesFrom(twins)));
    const paths = filePaths(notes);
    expect(Object.fromEntries(notes.map((one) => [paths.get(one.id), one.body]))).toEqual(twins);
    const again = matchNotes(await readFolder(filesFrom(twins)), notes);
    expect(again.map(({ present, file }) => [present?.body, file.text])).toEqual(
      notes.map(({ body }) => [body, body]),
    );
  });

  it("is known by its text where it was renamed, and by the index of its vault where it was changed as well", async () => {
    const notes = notesOf(await readFolder(filesFrom(files)));
    const vault = notes[0]?.vault ?? "";
    const { "v/b.md": text, ...others } = files;
    const renamed = await readFolder(filesFrom({ ...others, "v/renamed.md": text }));
    const b = notes.find(({ path }) => path === "v/b.md");
    const idOf = (read: typeof renamed, path: string) =>
      matchNotes(read, notes).find(({ file }) => file.path === path)?.id;
    expect(idOf(renamed, "v/renamed.md")).toBe(b?.id);
    const index = writeVaultIndex(
      vault,
      notes.map((some) => indexedNote(some, some.path, some.fileHash, "v/")),
    );
    expect(readVaultIndex(index)?.notes).toHaveLength(4);
    // Wherever the folder lies now, its files are those of the vault; a new one is too.
    const elsewhere = await readFolder(
      filesFrom({ "home/w/b.md": "changed", "home/w/new.md": "new", "home/w/.wayside/device.json": index }),
    );
    expect(vaultOf(elsewhere, [])).toBe(vault);
    expect(matchNotes(elsewhere, notes).map(({ id, path }) => [id === b?.id, path])).toEqual([
      [true, "v/b.md"],
      [false, "v/new.md"],
    ]);
  });

  it("of an earlier version of this app is the note that it made of it", async () => {
    const text = "---\r\ntags: [x]\r\n---\r\n# T\r\n\r\nSee [[Other|it]] and ![[map.png|200]].\r\n";
    const made = note(
      "made",
      "---\ntags: [x]\n---\n# T\n\nSee [[The other note|it]] and ![map](pictures/f.png).\n",
    );
    expect(likenessOf(text)).toBe(likenessOf(made.body));
    const read = await readFolder(
      filesFrom({ "v/T.md": text, "v/U.md": '---\ntitle: "U"\nwayside: "abc"\n---\n\n# U\n' }),
    );
    const present = [made, note("abc", "# U\n")];
    expect(
      matchNotes(read, present)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["abc", "made"]);
    // A few words around a link are nothing that tells.
    const short = await readFolder(filesFrom({ "v/Monday.md": "Call [[Ben]]" }));
    expect(matchNotes(short, [note("anna", "Call [[Anna]]")])[0]?.present).toBeUndefined();
  });

  it("is two notes where two vaults have one path, and each leaves under a path of its own", async () => {
    const one = notesOf(await readFolder(filesFrom({ "v/Index.md": "# One" })));
    const two = notesOf(await readFolder(filesFrom({ "v/Index.md": "# Two" })), one);
    expect(two[0]?.id).not.toBe(one[0]?.id);
    expect([...filePaths([...one, ...two]).values()].sort()).toEqual(["v/Index 2.md", "v/Index.md"]);
  });

  it("of an export of everything is in its own vault again, at its own path, here and on a device that knows nothing", async () => {
    const one = notesOf(await readFolder(filesFrom({ "v/Index.md": "# One", "v/a.md": "a" })));
    const two = notesOf(await readFolder(filesFrom({ "v/Index.md": "# Two", "v/b.md": "b" })), one);
    const own = note("own", "# Begun here", { path: "Begun here.md" });
    const all = [...one, ...two, own].map((some) => ({ ...some, fileHash: hashOf(bytesOf(some)) }));
    const paths = filePaths(all);
    const pathOf = (some: Note): string => paths.get(some.id) ?? "";
    const vaults = [...new Set(all.map(({ vault }) => vault))];
    const left: Readonly<Record<string, string>> = Object.fromEntries([
      ...all.map((some) => [pathOf(some), some.body]),
      ...vaults.map((vault, at) => [
        `.wayside/${at}.json`,
        writeVaultIndex(
          vault,
          all
            .filter((some) => some.vault === vault)
            .map((some) => indexedNote(some, pathOf(some), some.fileHash, "")),
        ),
      ]),
    ]);
    const facts = (notes: readonly Note[]) =>
      notes
        .map(({ id, vault, path, body }) => ({ id, vault, path, body }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    const zip = zipSync(
      Object.fromEntries(Object.entries(left).map(([path, text]) => [path, strToU8(text)])),
    );
    const read = await readFolder(filesFrom({ "all.zip": zip }));
    expect(facts(notesOf(read, all))).toEqual(facts(all));
    expect(facts(notesOf(read))).toEqual(facts(all));
  });
});

describe("names of notes that were begun here", () => {
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
    "C# notes",
    "café",
    "cafe\u0301",
  ];

  it("are such that the system's own unzip makes files of them, each its own, on any file system", () => {
    const some = hostile.map((name, index) => note(`n${index}`, `# ${name}\n`, { createdAt: index * 1000 }));
    const paths = filePaths(some);
    const folder = mkdtempSync(join(tmpdir(), "wayside-vault-"));
    writeFileSync(
      join(folder, "notes.zip"),
      zipSync(
        zipEntries(
          some.map(({ id, body }) => ({
            path: paths.get(id) ?? "",
            bytes: strToU8(body),
            changedAt: undefined,
          })),
        ),
      ),
    );
    execFileSync("unzip", ["-q", "notes.zip", "-d", "out"], { cwd: folder });
    const left = readdirSync(join(folder, "out"));
    expect(new Set(left.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(hostile.length);
    for (const name of left) {
      expect(Buffer.from(name).length).toBeLessThan(256);
      expect(name).not.toMatch(/[\\/:*?"<>|#^[\]]|^\.|[. ]\.md$|^(?:con|aux|nul|prn)\.md$/i);
    }
  });
});

describe("what a note is called", () => {
  it.each([
    ["---\ntitle: Ends with dots\n...\n# Body\n", "a/File.md", "Ends with dots"],
    ["---\n📅 due: 2026-11-20\n@type: note\n---\n# Body\n", "a/File.md", "Body"],
    ["## Part\n\ntext", "a/File.md", "File"],
    ["text first\n\n# Later", "a/File.md", "File"],
    ["title:: Page\n\n- text", "pages/x___y.md", "Page"],
    ["- text", "pages/x___y.md", "x/y"],
    ["> [!note] Before you start\n> Wash hands.", "", "Before you start"],
    ["> [!tip]\n> Wash hands.", "", "Tip"],
    ["<!-- template: daily -->\n# Daily\nText", "", "Daily"],
    ["# [[Bees|About bees]] and [wax](https://w.example/a_(b))\nText", "", "About bees and wax"],
    ["![[cover.png]]\n\nA note on bees.", "", "A note on bees."],
    ["```js\ncode()\n```\nwords", "", "code()"],
    ["", "", ""],
  ])("%j in %j: %j", (body, path, title) => expect(noteTitle(body, path)).toBe(title));
});

describe("front matter that is asked for", () => {
  const some = note("a", "---\nalias: x\n---\n# T\n", {
    createdAt: Date.UTC(2026, 10, 20),
    editedAt: Date.UTC(2026, 10, 21),
  });

  it("has the dates by the names people use, beside what is there, once", () => {
    const hugo = noteText(some, "hugo");
    expect(hugo).toBe(
      "---\nalias: x\ndate: 2026-11-20T00:00:00.000Z\nlastmod: 2026-11-21T00:00:00.000Z\n---\n# T\n",
    );
    expect(noteText({ ...some, body: hugo }, "hugo")).toBe(hugo);
    expect(noteText({ ...some, body: "# T\r\n" }, "obsidian")).toMatch(
      /^---\r\ncreated: 2026-11-\d\dT[\d:]+\r\nupdated: [^\r]+\r\n---\r\n# T\r\n$/,
    );
    expect(noteText(some)).toBe(some.body);
    expect(noteText({ ...some, body: "---\n---\nx" }, "hugo")).toBe(
      "---\ndate: 2026-11-20T00:00:00.000Z\nlastmod: 2026-11-21T00:00:00.000Z\n---\nx",
    );
  });
});

describe("names in a zip", () => {
  it("are UTF-8 also where the zip does not say so, and begin where the zip begins", async () => {
    const zip = zipSync({
      "./Käse/Brücke.md": strToU8("x"),
      ".todo.md": strToU8("y"),
      ".git/a.md": strToU8("z"),
    });
    // The flag that says so, in the headers of entries and of the directory (APPNOTE 4.3.7, 4.3.12).
    const unflagged = Uint8Array.from(zip);
    for (let at = 0; at < unflagged.length - 10; at++) {
      const signature = String.fromCharCode(...unflagged.subarray(at, at + 4));
      if (signature === "PK\u0003\u0004") unflagged[at + 7] = (unflagged[at + 7] ?? 0) & ~8;
      if (signature === "PK\u0001\u0002") unflagged[at + 9] = (unflagged[at + 9] ?? 0) & ~8;
    }
    for (const bytes of [zip, unflagged]) {
      const read = await readFolder(filesFrom({ "v.zip": bytes }));
      expect(read.notes.map(({ path }) => path).sort()).toEqual([".todo.md", "Käse/Brücke.md"]);
    }
  });
});

describe("a text that was edited here and in its file", () => {
  const text = fc
    .array(fc.constantFrom("one\n", "two\n", "\n", "three words here\n", "四\n"), { maxLength: 12 })
    .map((lines) => lines.join(""));

  it("keeps what was written here, from whichever of its states the file grew", () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (first, later, at) => {
        const states = [first, later];
        const cut = at % (later.length + 1);
        const current = `${later.slice(0, cut)}<HERE>${later.slice(cut)}`;
        for (const state of states) {
          const merged = mergedText(current, `${state}<THERE>`, states);
          const result = merged.kind === "updated" ? merged.text : "";
          expect(result.split("<HERE>")).toHaveLength(2);
          expect(result.split("<THERE>")).toHaveLength(2);
        }
      }),
    );
  });

  it("stays as it is where nothing is known of what the file grew from", () => {
    expect(mergedText("written here", "written there", [])).toEqual({ kind: "differing" });
    expect(mergedText("the same", "the same", [])).toEqual({ kind: "same" });
  });
});
