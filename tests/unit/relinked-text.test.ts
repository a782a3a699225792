import { describe, expect, it } from "vitest";
import { pathFrom, relinkedText } from "../../src/notes/rules/relinked-text.ts";

const moved = { from: "v/Old name.md", to: "v/new/New (1).md", isAmbiguous: false };

describe("links to a file that is renamed or moved", () => {
  it.each([
    ["[[Old name]]", "[[New (1)]]"],
    ["[[Old name#part|words]]", "[[New (1)#part|words]]"],
    ["![[v/Old name]]", "![[v/new/New (1)]]"],
    ["| [[Old name\\|in a table]] |", "| [[New (1)\\|in a table]] |"],
    ["[x](Old%20name.md#p)", "[x](new/New%20%281%29.md#p)"],
    ["[x](<Old name.md>)", "[x](<new/New (1).md>)"],
    ["[x](./Old%20name.md)", "[x](./new/New%20%281%29.md)"],
    ['---\nup: "[[Old name]]"\n---\n', '---\nup: "[[New (1)]]"\n---\n'],
    ["[[Its alias]] `[[Old name]]`\n\n    [[Old name]]", "[[Its alias]] `[[Old name]]`\n\n    [[Old name]]"],
  ])("%j", (before, after) => {
    expect(relinkedText(before, "v/From.md", moved, () => true).text).toBe(after);
  });

  it("are written as YAML has them in quotation marks, and found again", () => {
    const before = "---\nup: '[[Old name]]'\n---\n";
    const once = relinkedText(before, "v/From.md", { ...moved, to: "v/Anna's.md" }, () => true);
    expect(once.text).toBe("---\nup: '[[Anna''s]]'\n---\n");
    const back = { from: "v/Anna's.md", to: "v/Old name.md", isAmbiguous: false };
    expect(relinkedText(once.text, "v/From.md", back, (target) => target === "Anna's").text).toBe(before);
  });

  it("lead to it by its path where another has its name", () => {
    expect(relinkedText("[[Old name]]", "v/From.md", { ...moved, isAmbiguous: true }, () => true)).toEqual({
      text: "[[v/new/New (1)]]",
      count: 1,
    });
  });

  it("of another file of that name stay", () => {
    expect(
      relinkedText("[[Old name]] [[other/Old name]]", "v/From.md", moved, (target) => !target.includes("/"))
        .text,
    ).toBe("[[New (1)]] [[other/Old name]]");
  });

  it.each([
    ["a/b", "a/b/c.md", "c.md"],
    ["a/b", "a/c.md", "../c.md"],
    ["", "a/c.md", "a/c.md"],
    ["a/b", "x/y.md", "../../x/y.md"],
  ])("from %j %j is %j", (folder, path, relative) => expect(pathFrom(folder, path)).toBe(relative));
});
