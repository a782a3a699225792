import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { blockText } from "../../src/markdown/plain-text.ts";
import { collectReferences } from "../../src/markdown/references.ts";
import { foldedWords, openLink, suggestionsFor } from "../../src/notes/rules/link-suggestions.ts";
import { marks, putMark, replaced } from "../../src/notes/rules/markdown-marks.ts";
import { folderContent, folderTrail, hasFolders } from "../../src/notes/rules/note-folders.ts";
import { modeOf, NO_NOTE_MODES, withMode } from "../../src/notes/rules/note-modes.ts";
import { outlineNote, understandNote, writtenDates } from "../../src/notes/rules/note-outline.ts";
import { writtenMoment } from "../../src/notes/rules/written-moment.ts";

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

const tagsIn = (body: string): readonly string[] => outlineNote(body).tags;
const targetsIn = (body: string): readonly string[] => outlineNote(body).links.map(({ target }) => target);

describe("what a note names", () => {
  it("tags, in any language, never in code, addresses or words", () => {
    const body =
      "# Title\n\n#gpu and #推理/调度, (#kv-cache) a#b https://x.org/#part #123 `#no` [[A #note]]\n```\n#neither\n```\n#last";
    expect(tagsIn(body)).toEqual(["gpu", "kv-cache", "last", "推理/调度"]);
  });

  it.each([
    [
      '- [Setup](#setup) ![x](#img)\n- <a href="#top">up</a> <font color="#ff0000">red</font>\n\n[label]: #reference\n\n<!-- #hidden -->\n#boat #wood/oak',
      ["boat", "wood/oak"],
    ],
    [
      "- In C\n  ```c\n  #include <stdio.h>\n  ```\n- shell\n    ```sh\n    #echo\n    ```\n\ntext\n\n    #indented\n\n#boat",
      ["boat"],
    ],
    ["````md\n```\n#inner\n```\n#still\n````\n#boat", ["boat"]],
    ["---\ntags:\n  - kitchen/bread\n  - 面包\n---\nFeed #weekly.", ["kitchen/bread", "weekly", "面包"]],
    ['---\ntags: [kitchen, "slow food"]\n---\n', ["kitchen", "slow food"]],
    ["---\ntags: kitchen, winter\n---\n", ["kitchen", "winter"]],
    ['---\ntag: "#kitchen"\n---\n', ["kitchen"]],
    ["tags:: garden, moss\n\n- text #bee", ["bee", "garden", "moss"]],
    ["#shown %% #hidden %%", ["shown"]],
    ["$#no$ ==#yes== #2026 #v2 #café #cafe\u0301", ["cafe\u0301", "café", "v2", "yes"]],
  ])("tags of %j", (body, tags) => expect(tagsIn(body)).toEqual([...tags].sort()));

  it("other notes, with words of one's own or a part, in front matter too", () => {
    expect(targetsIn("See [[The wire]], [[The queue|that one]] and [[The wire#cost]]; `[[no]]`")).toEqual([
      "The wire",
      "The queue",
      "The wire",
    ]);
    expect(targetsIn('---\nup: "[[Home]]"\nsee:\n  - "[[a/B|b]]"\n---\n')).toEqual(["Home", "a/B"]);
  });

  it("pictures in every way of writing them", () => {
    expect(
      targetsIn(
        '![one](<a/shed door.png>) ![two](a/shed%20door.png) ![three](a/shed%20(1).png) ![four](s.png "May") ![[shed door.png|300]] ![five](s.png =300x200) ![[a/shed%20door.png]] <img src="s.png" width="2"> ![eight][s]\n\n[s]: a/s.png',
      ),
    ).toEqual([
      "a/shed door.png",
      "a/shed door.png",
      "a/shed (1).png",
      "s.png",
      "shed door.png",
      "s.png",
      "a/shed door.png",
      "s.png",
      "a/s.png",
    ]);
  });

  it("where it says what it points at is where that stands", () => {
    const body = '---\nup: "[[Home]]"\n---\n[x](<a b.md>#p) ![[c d.png|9]] [[e\\|f]] https://g.org/h [[i#j]]';
    for (const { written, target } of collectReferences(body).references)
      expect(body.slice(written.start, written.end)).toBe(target);
  });
});

describe("what keepers of vaults write", () => {
  const shown = (source: string): readonly string[] =>
    parseMarkdown(source, "note").blocks.map((block) => `${block.type} ${blockText(block)}`);

  it("a footnote of one word is no definition of a link", () => {
    expect(shown("a[^1]\n\n[^1]: foot\n\n[b]: /c\n")).toHaveLength(2);
  });

  it("an outline that is indented directly below a heading is a list, and no code", () => {
    const source = "# Usage\n\t- see [[A]]\n\t\t- ![s](../assets/s.png) #tag\n\n\t- [[B]]\n";
    expect(outlineNote(source).links.map(({ target }) => target)).toEqual(["A", "../assets/s.png", "B"]);
    expect(outlineNote(source).tags).toEqual(["tag"]);
    expect(shown(source).map((block) => block.split(" ")[0])).toEqual(["heading", "list"]);
    // Behind an empty line it is code, as it is in a fence.
    expect(outlineNote("# Usage\n\n\t- [[A]]\n").links).toEqual([]);
    expect(outlineNote("```\n# x\n\t- [[A]]\n```\n").links).toEqual([]);
  });

  it("a picture's path may have spaces in it", () => {
    expect(outlineNote('![a](../assets/one year.png) ![b](x "t y.png") ![c](<d e.png>)').links).toEqual([
      { form: "address", isEmbed: true, target: "../assets/one year.png" },
      { form: "address", isEmbed: true, target: "x" },
      { form: "address", isEmbed: true, target: "d e.png" },
    ]);
  });
});

describe("when a note says that it was written", () => {
  const local = (...parts: [number, number, number, number?, number?, number?]) =>
    new Date(...parts).getTime();
  it.each([
    ["2026-11-20T09:15:06", local(2026, 10, 20, 9, 15, 6)],
    ["2026-11-20", local(2026, 10, 20)],
    ["2026-11-20 09:15", local(2026, 10, 20, 9, 15)],
    ["2026-11-20T09:15:06Z", Date.UTC(2026, 10, 20, 9, 15, 6)],
    ["2026-11-20T09:15:06+01:00", Date.UTC(2026, 10, 20, 8, 15, 6)],
    ["Friday, November 20th 2026, 9:15:06 am", local(2026, 10, 20, 9, 15, 6)],
    ["20 Nov 2026 at 9:15 PM", local(2026, 10, 20, 21, 15)],
    ["soon", undefined],
    ["", undefined],
  ])("%j", (written, moment) => expect(writtenMoment(written)).toBe(moment));

  it("by the names that plugins write", () => {
    const { fields } = understandNote(
      "---\ndate created: Friday, November 20th 2026, 9:15:06 am\ndate modified: 2026-11-21\n---\n",
      "",
    );
    expect(writtenDates(fields)).toEqual({
      createdAt: local(2026, 10, 20, 9, 15, 6),
      editedAt: local(2026, 10, 21),
    });
  });
});

describe("what a link that is being written can lead to", () => {
  const called = (...titles: string[]) => titles.map((title) => ({ title, names: [foldedWords(title)] }));
  const found = (all: ReturnType<typeof called>, typed: string, most = 8): readonly string[] =>
    suggestionsFor(all, typed, most).map(({ title }) => title);

  it("is looked for from its brackets to the caret, on one line, and no longer when it is closed", () => {
    const at = (text: string): string | undefined => {
      const caret = text.indexOf("‸");
      return openLink(text.replace("‸", ""), caret)?.words;
    };
    expect(at("see [[‸")).toBe("");
    expect(at("see [[wi‸re]] and")).toBe("wi");
    expect(at("![[图‸")).toBe("图");
    expect(at("[[one]] [[t‸")).toBe("t");
    for (const none of [
      "see ‸",
      "[[one]]‸",
      "[[one\ntwo‸",
      "[[one|word‸",
      "[[one#part‸",
      "if [[ -f x‸",
      "[‸[",
    ])
      expect(at(none), none).toBeUndefined();
    expect(openLink(`[[${"long ".repeat(40)}`, 202)).toBeUndefined();
  });

  it("is found whatever its case and accents, in any script, by any of its words", () => {
    const all = called("Über Café", "推理的成本", "Ｆｕｌｌ width", "The wire decides");
    expect(found(all, "uber CAFE")).toEqual(["Über Café"]);
    expect(found(all, "成本")).toEqual(["推理的成本"]);
    expect(found(all, "full")).toEqual(["Ｆｕｌｌ width"]);
    expect(found(all, "decides wire")).toEqual(["The wire decides"]);
    expect(found(all, "nothing")).toEqual([]);
  });

  it("stands in the order of how well it fits, else as it came, and never more than asked for", () => {
    const all = called("rewire", "the wire", "wireless", "wire", "a wire too");
    expect(found(all, "wire")).toEqual(["wire", "wireless", "the wire", "a wire too", "rewire"]);
    expect(found(all, "", 3)).toEqual(["rewire", "the wire", "wireless"]);
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.nat(), (titles, index) => {
        const typed = (titles[index % titles.length] ?? "").trim();
        const some = suggestionsFor(called(...titles), typed, 4);
        expect(some.length).toBeLessThanOrEqual(4);
        if (typed !== "") expect(some[0]?.names[0]).toContain(foldedWords(typed).trim());
      }),
    );
  });
});

describe("the folders of notes", () => {
  const notes = [
    "",
    "top.md",
    "A/one.md",
    "A/B/two.md",
    "A/B/three.md",
    "推理/成本/四.md",
    "A 10/x.md",
    "A 2/y.md",
  ].map((path) => ({ path }));

  it("stand by their names with all they hold, and beside them the notes that are in none", () => {
    const top = folderContent(notes, "");
    expect(top.folders.map(({ name, count }) => `${name} ${count}`)).toEqual([
      "A 3",
      "A 2 1",
      "A 10 1",
      "推理 1",
    ]);
    expect(top.notes.map(({ path }) => path)).toEqual(["", "top.md"]);
    const inner = folderContent(notes, "A");
    expect(inner.folders).toEqual([{ path: "A/B", name: "B", count: 2 }]);
    expect(inner.notes).toEqual([{ path: "A/one.md" }]);
    expect(folderContent(notes, "推理").folders).toEqual([{ path: "推理/成本", name: "成本", count: 1 }]);
    expect(folderContent(notes, "gone")).toEqual({ folders: [], notes: [] });
  });

  it("are one folder however a Mac composes its name, and lead back step by step", () => {
    const composed = [{ path: "Caf\u00e9/a.md" }, { path: "Cafe\u0301/b.md" }];
    const [folder] = folderContent(composed, "").folders;
    expect(folder?.count).toBe(2);
    expect(folderContent(composed, folder?.path ?? "").notes).toEqual(composed);
    expect(folderTrail("A/B/C").map(({ path }) => path)).toEqual(["A", "A/B", "A/B/C"]);
    expect(hasFolders([{ path: "a.md" }, { path: "" }])).toBe(false);
    expect(hasFolders(notes)).toBe(true);
  });

  it("hold every note once, at whatever depth", () => {
    const path = fc
      .array(fc.constantFrom("A", "B", "推理"), { maxLength: 5 })
      .map((parts) => [...parts, "n.md"].join("/"));
    fc.assert(
      fc.property(fc.array(path.map((written) => ({ path: written }))), (some) => {
        const walk = (folder: string): number => {
          const { folders, notes: here } = folderContent(some, folder);
          for (const inner of folders) expect(walk(inner.path)).toBe(inner.count);
          return here.length + folders.reduce((sum, { count }) => sum + count, 0);
        };
        expect(walk("")).toBe(some.length);
      }),
    );
  });
});

describe("how a note opens", () => {
  const own = { id: "own", text: "words", importedAt: 0 };
  const imported = { id: "imported", text: "words", importedAt: 5 };

  it("is how it was left; one from elsewhere as the last was; an empty one is written", () => {
    expect(modeOf(NO_NOTE_MODES, own)).toBe("written");
    expect(modeOf(NO_NOTE_MODES, imported)).toBe("written");
    const modes = withMode(withMode(NO_NOTE_MODES, "own", "read"), "other", "written");
    expect(modeOf(modes, own)).toBe("read");
    expect(modeOf(modes, { ...own, text: " \n" })).toBe("written");
    expect(modeOf(modes, imported)).toBe("written");
    expect(modeOf(withMode(modes, "third", "read"), imported)).toBe("read");
    expect(modeOf(withMode(modes, "third", "read"), { ...own, id: "new" })).toBe("written");
    expect(modeOf(withMode(modes, "own", "written"), own)).toBe("written");
  });
});
