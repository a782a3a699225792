import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frontMatterFields, frontMatterOf } from "../../src/markdown/front-matter.ts";
import { projectTicks, withBox } from "../../src/plan/rules/editing/project-ticks.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";

const plan = (body: string): string => `# October plan\n\n## Week 1\n\n${body}\n`;
const texts = (source: string): readonly string[] => understandPlan(source).tasks.map(({ text }) => text);

describe("statuses that Obsidian's themes know", () => {
  const source = plan(
    "- [ ] open\n- [x] done\n- [/] half way\n- [-] dropped\n- [>] moved on\n- [?] open question\n- [!] important",
  );

  it("are known, once, in order, and none is ticked", () => {
    const { tasks, sections } = understandPlan(source);
    expect(tasks.map(({ text, checked, status }) => [text, checked, status])).toEqual([
      ["open", false, undefined],
      ["done", true, undefined],
      ["half way", false, "/"],
      ["dropped", false, "-"],
      ["moved on", false, ">"],
      ["open question", false, "?"],
      ["important", false, "!"],
    ]);
    const parts = sections.find(({ unit }) => unit !== undefined)?.parts ?? [];
    expect(parts.map(({ kind }) => kind)).toEqual(["tasks"]);
  });

  it("stay as they are in the file until they are ticked, by one byte", () => {
    const { tasks } = understandPlan(source);
    expect(projectTicks(source, tasks, () => undefined)).toBe(source);
    expect(projectTicks(source, tasks, () => false)).toBe(source.replace("[x]", "[ ]"));
    const begun = tasks[2];
    if (begun === undefined) throw new Error("no task");
    expect(withBox(source, begun, true)).toBe(source.replace("[/]", "[x]"));
  });

  it.each([
    ["a link", "- [b](https://x.org) a book"],
    ["a reference", "- [b] a book\n\n[b]: https://x.org"],
    ["a number", "- [1] Smith, 2019"],
    ["an escaped bracket", "- \\[/] half"],
    ["nothing behind it", "- [/]"],
    ["code", "- `[/]` half"],
  ])("%s is none", (_, body) => expect(texts(plan(body))).toEqual([]));
});

describe("comments between %%", () => {
  it.each([
    ["of several lines", "- [ ] one\n\n%%\n- [ ] hidden\n%%\n\n- [ ] two"],
    ["that begin and end with their text", "- [ ] one\n\n%% not yet\n- [ ] hidden\nthis %%\n\n- [ ] two"],
    ["within a line", "- [ ] one %% hidden %%\n- [ ] two"],
    ["with carriage returns", "- [ ] one\r\n\r\n%%\r\n- [ ] hidden\r\n%%\r\n\r\n- [ ] two"],
  ])("%s hold no tasks", (_, body) => expect(texts(plan(body))).toEqual(["one", "two"]));

  it.each([
    ["in code", "- [ ] `100 %% 2`\n- [ ] two `%%`", ["100 %% 2", "two %%"]],
    ["in a fence", "```\n%%\n```\n\n- [ ] one\n\n```\n%%\n```", ["one"]],
    ["never closed", "- [ ] one\n\n%% open\n\n- [ ] two", ["one", "two"]],
  ])("%s there are none", (_, body, found) => expect(texts(plan(body))).toEqual(found));

  it("leave every box where it stands", () => {
    const lines = fc.array(fc.constantFrom("- [ ] task", "%%", "%% a %%", "text %%", "", "```", "- [x] 做"), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(lines, (all) => {
        const source = plan(all.join("\n"));
        for (const task of understandPlan(source).tasks)
          expect(source.slice(task.box - 1, task.box + 2)).toMatch(/^\[[ x]\]$/);
      }),
    );
  });
});

describe("front matter", () => {
  it.each([
    ["---\n标题: 十月计划\n开始: 2025-10-06\n---\n", "标题", "十月计划"],
    ["---\nstart date: 2025-10-06\n---\n", "start date", "2025-10-06"],
    ['---\n"Due date": soon\ntags:\n  - a\n# note\n---\n', "due date", "soon"],
    ["+++\ntitle = 'x'\n[extra]\n+++\n", "title", "x"],
    ["---\nتاریخ: ۱۴۰۴\n---\n", "تاریخ", "۱۴۰۴"],
  ])("%j has %s", (source, name, value) => {
    expect(frontMatterFields(frontMatterOf(source)?.value ?? "").get(name)).toBe(value);
  });

  it.each([
    "---\nA first paragraph.\n---\n",
    "---\nNote: this stands here\nand goes on without a name.\n---\n",
    "---\nhttps://x.org/a\n---\n",
  ])("%j is none", (source) => expect(frontMatterOf(source)).toBeUndefined());
});
