import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frontMatterOf, frontMatterWords } from "../../src/markdown/front-matter.ts";
import { blockText } from "../../src/markdown/plain-text.ts";
import { projectTicks, withBox } from "../../src/plan/rules/editing/project-ticks.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { blocksWithin } from "../../src/plan/screens/document-blocks.ts";

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

describe("boxes and dates of other hands", () => {
  const tasksOf = (source: string) => understandPlan(source).tasks;

  it.each([
    ["- [✓] Set up", true],
    ["- [√] 读第三章", true],
    ["- [　] 读第四章", false],
    ["- [☑] Set up", true],
    ["- [✔]　读第五章", true],
  ])("%j is a task", (line, checked) => {
    expect(tasksOf(`# Plan\n\n## Week 1\n\n${line}\n`)).toMatchObject([{ checked }]);
  });

  it("what is no task in a list of tasks is shown once, as text", () => {
    const source =
      "# Plan\n\n## Week 1\n\n- [ ] Read one\n- [] Read two\n- no box\n- [x] Read three\n- last\n";
    const outline = understandPlan(source);
    expect(outline.tasks.map(({ text }) => text)).toEqual(["Read one", "Read three"]);
    const shown = outline.sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "document" ? blocksWithin(source, part) : [])),
    );
    expect(shown.map(blockText)).toEqual(["[] Read two no box last"]);
  });

  it("what stands among tasks in a list, or around them in a quote, is shown without them", () => {
    const source = "- Topic\n  - [ ] a task\n  - words\n\n> - [ ] another\n\n> quoted\n>\n> - [x] third\n";
    const shown = blocksWithin(source, { start: 0, end: source.length });
    expect(shown.map(blockText)).toEqual(["Topic words", "quoted"]);
  });

  it("dates in fields are those of the signs", () => {
    const task = (words: string) => tasksOf(`# Plan\n\n## Week 1\n\n- [ ] ${words}\n`)[0];
    expect(task("Read [due:: 2026-11-25]")).toMatchObject({ text: "Read", dates: { due: "2026-11-25" } });
    expect(task("Read (scheduled:: 2026-11-26) [priority:: high]")).toMatchObject({
      text: "Read",
      dates: { scheduled: "2026-11-26" },
    });
    expect(task("Set up [completion:: 2026-11-23] [start:: 2026-11-20]")).toMatchObject({
      text: "Set up",
      dates: { done: "2026-11-23", start: "2026-11-20" },
    });
    expect(task("Sum up [due:: 2026-11-29]  [repeat:: every week]")).toMatchObject({
      text: "Sum up",
      dates: { due: "2026-11-29", recurs: "every week" },
      cadence: { every: "week" },
    });
    expect(task("Read [see:: this] and std::vector 📅 2026-11-24")).toMatchObject({
      text: "Read [see:: this] and std::vector",
      dates: { due: "2026-11-24" },
    });
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
    expect(frontMatterWords(frontMatterOf(source)).get(name)).toBe(value);
  });

  it.each([
    "---\nA first paragraph.\n---\n",
    "---\nNote: this stands here\nand goes on without a name.\n---\n",
    "---\nhttps://x.org/a\n---\n",
  ])("%j is none", (source) => expect(frontMatterOf(source)).toBeUndefined());
});
