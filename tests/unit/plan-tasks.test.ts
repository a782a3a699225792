import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { projectTicks, withBox } from "../../src/plan/rules/editing/project-ticks.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { arbitraryMarkdown } from "../support/arbitrary-markdown.ts";

const folders = [
  resolve(import.meta.dirname, "../plans"),
  resolve(import.meta.dirname, "../../../shared/plans"),
];
const corpus = folders.flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".md"))
        .map((name) => ({ name, text: readFileSync(resolve(folder, name), "utf8") }))
    : [],
);

function differences(one: string, other: string): readonly number[] {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  if (a.length !== b.length) return [-1];
  return [...a].flatMap((byte, at) => (byte === b[at] ? [] : [at]));
}

function checkToggles(source: string): void {
  const { tasks } = understandPlan(source);
  const keys = new Set(tasks.map((task) => task.key));
  expect(keys.size).toBe(tasks.length);
  // Of very many a good part: each is tried by reading the whole file again.
  for (const task of tasks.slice(0, 40)) {
    expect(source.slice(task.box - 1, task.box + 2)).toMatch(
      task.status === undefined ? /^\[[ xX\t]\]$/ : /^\[[!-~]\]$/,
    );
    const toggled = withBox(source, task, !task.checked);
    expect(differences(source, toggled)).toHaveLength(1);
    const again = understandPlan(toggled).tasks;
    expect(again.map(({ key, box }) => ({ key, box }))).toEqual(tasks.map(({ key, box }) => ({ key, box })));
    expect(again.find(({ key }) => key === task.key)?.checked).toBe(!task.checked);
    const original = source.charAt(task.box);
    const back = withBox(toggled, { box: task.box, checked: !task.checked }, task.checked);
    expect(back === source || original === "X" || original === "\t" || task.status !== undefined).toBe(true);
  }
  // Nothing done differently from the file is the file itself.
  expect(projectTicks(source, tasks, () => undefined)).toBe(source);
  expect(projectTicks(source, tasks, (key) => tasks.find((task) => task.key === key)?.checked)).toBe(source);
}

/** Where GitHub's own grammar (GFM) puts check boxes, as offsets of the character between the brackets. */
function githubBoxes(source: string): readonly { checked: boolean }[] {
  const boxes: { checked: boolean }[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "listItem" && typeof node.checked === "boolean") boxes.push({ checked: node.checked });
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return boxes;
}

function listBoxes(source: string): readonly { checked: boolean }[] {
  return understandPlan(source)
    .tasks.filter((task) => task.form === "list" && task.status === undefined)
    .map(({ checked }) => ({ checked }));
}

describe("the boxes of a plan", () => {
  // A plan of many tasks is understood anew for each of them; a busy machine needs its time.
  it.each(corpus)("toggle by one byte each in $name", ({ text }) => checkToggles(text), 30_000);

  it("toggle by one byte each in any Markdown, and nothing throws", () => {
    fc.assert(fc.property(arbitraryMarkdown, checkToggles), { numRuns: 400 });
  });

  it.each([
    "| a | b |\n|---|---|\n| \\[ ] |",
    "| a | b |\n|---|---|\n| \\[ ] | x |\n| [ ] | y |",
    "| a |\n|---|\n| &#91; ] z |\n| **[ ] bold** |\n| `[ ]` code |\n| [x](y.md) |\n| [ ] real |",
    "- \\[ ] a\n- [\\ ] b\n- [ \\] c\n- [ ] d",
    "> \\- [ ] a\n\n1\\. [ ] b\n\n1. \\[x] c",
  ])("are none where a bracket is escaped or part of something else: %j", (source) => {
    checkToggles(source);
    expect(understandPlan(source).tasks.map(({ text }) => text)).toEqual(
      [
        /y \|$/.test(source) ? "y" : "",
        source.includes("real") ? "real" : "",
        source.endsWith("d") ? "d" : "",
      ].filter((text) => text !== ""),
    );
  });

  it("nothing throws on any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (source) => void understandPlan(source)),
    );
  });

  it.each(corpus)("are those GitHub shows in $name", ({ text }) => {
    expect(listBoxes(text)).toEqual(githubBoxes(text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")));
  });

  it.each([
    "- [ ] a\n- [x] b\n- [X] c",
    "1. [ ] a\n2) [x] b",
    "- a\n  - [ ] nested\n    - [x] deeper",
    "> - [ ] quoted",
    "- [ ]a\n- [] b\n- [-] c\n- [ ]",
    "- \\[ ] escaped\n- `[ ]` code",
    "```\n- [ ] code\n```",
    "    - [ ] indented code",
    "- x\n\n  [ ] second paragraph",
    "* [ ] star\n+ [ ] plus",
    "-\t[ ] tab",
    "- [ ] a\r\n- [x] b\r\n",
    "<!--\n- [ ] comment\n-->\n- [ ] real",
  ])("are those GitHub shows in %j", (source) => {
    expect(listBoxes(source)).toEqual(githubBoxes(source));
  });
});
