import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addTaskAfter,
  addTaskToSection,
  moveTask,
  removeTask,
  rewordTask,
  writeBoxes,
  writtenWords,
} from "../../src/plan/rules/editing/edit-tasks.ts";
import {
  addTopicAfter,
  moveTopic,
  removeTopic,
  rewordTopic,
  setPriority,
  writtenTitle,
} from "../../src/plan/rules/editing/edit-topics.ts";
import { likeness, reconcile } from "../../src/plan/rules/editing/reconcile.ts";
import { writeDates } from "../../src/plan/rules/editing/write-dates.ts";
import { anotherMonth } from "../../src/plan/rules/time/another-month.ts";
import type { CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { arbitraryMarkdown } from "../support/arbitrary-markdown.ts";

const folder = resolve(import.meta.dirname, "../plans");
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(resolve(folder, name), "utf8"));
const anySource = fc.oneof(arbitraryMarkdown, fc.constantFrom(...corpus));
const words = fc.constantFrom("Read it", "**Monday**: 看书", "a | b", "x\ny", "", "  ", "- [ ] x", "🚆");

/** Lines with their endings. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
const bare = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/[\r\n]+$/, "")).sort();

/** The lines of one text that are not in the other, and the other way round. */
function changed(before: string, after: string): { readonly gone: number; readonly come: number } {
  const left = [...bare(linesOf(after))];
  let gone = 0;
  for (const line of bare(linesOf(before))) {
    const at = left.indexOf(line);
    if (at < 0) gone++;
    else left.splice(at, 1);
  }
  return { gone, come: left.length };
}

describe("edits of tasks", () => {
  it("touch only their own lines, in any Markdown, and never throw", () => {
    fc.assert(
      fc.property(
        anySource,
        fc.nat(50),
        words,
        fc.constantFrom(-1 as const, 1 as const),
        (source, pick, typed, by) => {
          const outline = understandPlan(source);
          const task = outline.tasks[pick % Math.max(1, outline.tasks.length)];
          if (task === undefined) return;
          const own = linesOf(source.slice(task.span.start, task.span.end)).length + 1;
          const reworded = changed(source, rewordTask(source, task, typed));
          expect(reworded.gone).toBeLessThanOrEqual(own);
          expect(reworded.come).toBeLessThanOrEqual(reworded.gone);
          const added = changed(source, addTaskAfter(source, task, typed));
          expect(added.gone).toBe(0);
          expect(added.come).toBeLessThanOrEqual(1);
          const removed = changed(source, removeTask(source, task));
          expect(removed.gone).toBeLessThanOrEqual(own);
          expect(removed.come).toBe(0);
          expect(changed(source, moveTask(source, outline, task, by))).toEqual({ gone: 0, come: 0 });
          expect(changed(source, addTaskToSection(source, outline, task.section, typed)).gone).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  const source =
    "# P\r\n## Week 1\r\n- [ ] **Monday**: Read *one*\r\n  - [x] nested\r\n* [ ] Two\r\n\r\n## Week 2\r\nText.";
  const outline = understandPlan(source);
  const task = (text: string) => {
    const found = outline.tasks.find((one) => one.text === text);
    if (found === undefined) throw new Error(text);
    return found;
  };

  it("reword in place, marks and label as typed", () => {
    expect(writtenWords(source, task("Read one"))).toBe("**Monday**: Read *one*");
    expect(rewordTask(source, task("Read one"), "**Tuesday**: Read it")).toBe(
      source.replace("**Monday**: Read *one*", "**Tuesday**: Read it"),
    );
    expect(rewordTask(source, task("nested"), "  ")).toBe(source);
  });

  it("add with the list's own marker, depth and line ending", () => {
    expect(addTaskAfter(source, task("nested"), "more")).toBe(
      source.replace("nested\r\n", "nested\r\n  - [ ] more\r\n"),
    );
    expect(addTaskAfter(source, task("Two"), "Three")).toBe(
      source.replace("Two\r\n", "Two\r\n* [ ] Three\r\n"),
    );
    expect(addTaskAfter("1. [ ] a", understandPlan("1. [ ] a").tasks[0] as never, "b")).toBe(
      "1. [ ] a\n2. [ ] b",
    );
    const week2 = outline.sections.findIndex(({ heading }) => heading === "Week 2");
    const added = addTaskToSection(source, outline, week2, "New");
    expect(added).toBe(`${source}\r\n\r\n- [ ] New\r\n`);
    expect(understandPlan(added).tasks.at(-1)).toMatchObject({ text: "New" });
  });

  it("remove a task with what stands below it, and move it with that", () => {
    expect(removeTask(source, task("Read one"))).toBe(
      "# P\r\n## Week 1\r\n* [ ] Two\r\n\r\n## Week 2\r\nText.",
    );
    expect(moveTask(source, outline, task("Two"), -1)).toBe(
      "# P\r\n## Week 1\r\n* [ ] Two\r\n- [ ] **Monday**: Read *one*\r\n  - [x] nested\r\n\r\n## Week 2\r\nText.",
    );
    expect(moveTask(source, outline, task("Two"), 1)).toBe(source);
    const open = "- [ ] a\n- [ ] b";
    const two = understandPlan(open);
    expect(moveTask(open, two, two.tasks[1] as never, -1)).toBe("- [ ] b\n- [ ] a");
  });

  it("write boxes into items that had none, their keys kept", () => {
    const phases = readFileSync(resolve(folder, "phases.md"), "utf8");
    const before = understandPlan(phases);
    const written = writeBoxes(phases, before.items);
    expect(written).toContain("- [ ] **Images**\n  - Layers, registries\n- [ ] **Networks**");
    expect(written).toContain("1. [ ] `[P01]` The life of a pod\n2. [ ] Probes");
    expect(understandPlan(written).tasks.map(({ key }) => key)).toEqual(before.items.map(({ key }) => key));
  });
});

describe("edits of topics", () => {
  const table = readFileSync(resolve(folder, "tables.md"), "utf8");
  const rows = understandPlan(table);
  const [first, second] = rows.topics;
  if (first === undefined || second === undefined) throw new Error("no topics");

  it("of a table go back to their own cells", () => {
    expect(setPriority(table, second, "high")).toBe(
      table.replace("| 2 | Caches | Low |", "| 2 | Caches | High |"),
    );
    expect(writtenTitle(table, first)).toBe("Queues \\| quotas");
    expect(rewordTopic(table, second, "Caches | more")).toBe(
      table.replace("| Caches |", "| Caches \\| more |"),
    );
    expect(moveTopic(table, rows, second, -1)).toBe(
      table.replace(
        "| 1 | Queues \\| quotas | High | essay |\n| 2 | Caches | Low | |",
        "| 2 | Caches | Low | |\n| 1 | Queues \\| quotas | High | essay |",
      ),
    );
    expect(removeTopic(table, first)).toBe(table.replace("| 1 | Queues \\| quotas | High | essay |\n", ""));
    const added = addTopicAfter(table, second, "Leases");
    expect(understandPlan(added).topics.map(({ title }) => title)).toEqual([
      "Queues | quotas",
      "Caches",
      "Leases",
      "Gangs",
    ]);
    expect(changed(table, added)).toEqual({ gone: 0, come: 1 });
  });

  it("of sections change places whole, and their numbers stay in order", () => {
    const source =
      "# P\n## Gaps (High Priority)\n\n#### 1. A\n**Status:** x\n- **Topics:** y\n\n#### 2. B\n**Status:** z\n\n## Next\n";
    const outline = understandPlan(source);
    const [a, b] = outline.topics;
    if (a === undefined || b === undefined) throw new Error("no topics");
    const moved = moveTopic(source, outline, b, -1);
    expect(moved).toBe(
      "# P\n## Gaps (High Priority)\n\n#### 1. B\n**Status:** z\n\n#### 2. A\n**Status:** x\n- **Topics:** y\n\n## Next\n",
    );
    expect(rewordTopic(source, a, "Alpha")).toBe(source.replace("1. A", "1. Alpha"));
    expect(addTopicAfter(source, b, "C")).toBe(source.replace("z\n\n", "z\n\n#### 3. C\n\n"));
    expect(removeTopic(source, a)).toBe(
      "# P\n## Gaps (High Priority)\n\n#### 2. B\n**Status:** z\n\n## Next\n",
    );
  });

  it("never throw, and a move loses no line, in any Markdown", () => {
    fc.assert(
      fc.property(
        anySource,
        fc.nat(20),
        fc.constantFrom(-1 as const, 1 as const),
        words,
        (source, pick, by, typed) => {
          const outline = understandPlan(source);
          const topic = outline.topics[pick % Math.max(1, outline.topics.length)];
          if (topic === undefined) return;
          const moved = moveTopic(source, outline, topic, by);
          const limit = topic.form === "section" ? 2 : 0;
          expect(changed(source, moved).gone).toBeLessThanOrEqual(limit);
          expect(changed(source, setPriority(source, topic, "low")).gone).toBeLessThanOrEqual(1);
          rewordTopic(source, topic, typed);
          expect(changed(source, addTopicAfter(source, topic, typed)).gone).toBe(0);
        },
      ),
    );
  });
});

describe("bringing a file again", () => {
  const before = understandPlan(
    "# P\n## Week 1\n- [ ] Read the scheduling paper\n- [ ] Draw the queue\n- [x] Sleep\n## Week 2\n- [ ] Write it up\n",
  );
  const kinds = (after: string) =>
    reconcile(before, understandPlan(after)).map((change) =>
      change.kind === "added" ? `added ${change.after.text}` : `${change.kind} ${change.before.text}`,
    );

  it("unchanged changes nothing, whatever the file", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const outline = understandPlan(source);
        expect(reconcile(outline, understandPlan(source)).every(({ kind }) => kind === "unchanged")).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("tells what was reworded, moved, added and removed", () => {
    expect(
      kinds(
        "# P\n## Week 1\n- [ ] Read the scheduling papers twice\n- [x] Sleep\n- [ ] Buy a train ticket\n## Week 2\n- [ ] Write it up\n- [ ] Draw the queue\n",
      ),
    ).toEqual([
      "reworded Read the scheduling paper",
      "moved Draw the queue",
      "unchanged Sleep",
      "unchanged Write it up",
      "added Buy a train ticket",
    ]);
    expect(kinds("# Other\n## Week 1\n- [ ] 完全不同的事\n")).toEqual([
      "removed Read the scheduling paper",
      "removed Draw the queue",
      "removed Sleep",
      "removed Write it up",
      "added 完全不同的事",
    ]);
  });

  it("loses no task without a word: each of either file is told of once", () => {
    fc.assert(
      fc.property(anySource, anySource, (one, other) => {
        const [a, b] = [understandPlan(one), understandPlan(other)];
        const changes = reconcile(a, b);
        expect(changes.flatMap((change) => ("before" in change ? change.before : []))).toEqual(a.tasks);
        expect(new Set(changes.flatMap((change) => ("after" in change ? change.after : []))).size).toBe(
          b.tasks.length,
        );
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe("another month, and dates written in", () => {
  const source =
    "# September 2025 plan\n\nUntil the end of Sep 2025, 2025年9月, 2025-09.\n\n## Week 1\n- [x] **Monday**: Done\n- [ ] **Friday**: Open\n";
  const outline = understandPlan(source);
  const [done, open] = outline.tasks;

  it("opens all boxes, renames the month and leaves out what is not carried", () => {
    const start = "2026-11-30" as CalendarDate;
    expect(anotherMonth(source, outline, start, () => true)).toBe(
      "# December 2026 plan\n\nUntil the end of Dec 2026, 2026年12月, 2026-12.\n\n## Week 1\n- [ ] **Monday**: Done\n- [ ] **Friday**: Open\n",
    );
    expect(anotherMonth(source, outline, start, (key) => key === open?.key)).not.toContain("Done");
  });

  it("writes the real day and the day it was done behind a task, once", () => {
    const start = "2025-09-01" as CalendarDate;
    const written = writeDates(source, outline, start, (key) =>
      key === done?.key ? ("2025-09-02" as CalendarDate) : undefined,
    );
    expect(written).toContain(
      "- [x] **Monday**: Done ⏳ 2025-09-01 ✅ 2025-09-02\n- [ ] **Friday**: Open ⏳ 2025-09-05\n",
    );
    expect(understandPlan(written).tasks.map(({ key }) => key)).toEqual(outline.tasks.map(({ key }) => key));
    expect(writeDates(written, understandPlan(written), start, () => undefined)).toBe(written);
  });
});
