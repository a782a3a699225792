import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTaskBeside, addTaskOnDay, addTaskToUnit } from "../../src/plan/rules/editing/add-task.ts";
import { writtenWords } from "../../src/plan/rules/editing/edit-tasks.ts";
import { divideWritten } from "../../src/plan/rules/editing/written-label.ts";
import { addDays, type CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { appointment, unitOn } from "../../src/plan/rules/time/timetable.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { arbitraryMarkdown } from "../support/arbitrary-markdown.ts";

const folder = resolve(import.meta.dirname, "../plans");
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(resolve(folder, name), "utf8"));
const anySource = fc.oneof(arbitraryMarkdown, fc.constantFrom(...corpus));
const START = "2026-11-02" as CalendarDate;
const NEW = "Zzz a task nobody had";

describe("a task's words as written", () => {
  it.each([
    ["**Monday**: Study it", "**Monday**: ", "Study it"],
    ["Mon-Tue: **Study** it", "Mon-Tue: ", "**Study** it"],
    ["**周一至周二**：看书", "**周一至周二**：", "看书"],
    ["Every Friday (10 minutes): compile", "Every Friday (10 minutes): ", "compile"],
    ["Read [Monday: a book](https://a.example)", "", "Read [Monday: a book](https://a.example)"],
    ["Study it", "", "Study it"],
  ])("divides %s", (written, label, words) => {
    expect(divideWritten(written)).toEqual({ label, words });
  });

  it("are label and words together, of every task of any Markdown", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        for (const task of understandPlan(source).tasks) {
          const written = writtenWords(source, task);
          const { label, words } = divideWritten(written);
          expect(label + words).toBe(written);
        }
      }),
    );
  });
});

describe("a task that is added", () => {
  it("takes its neighbour's day, in every plan", () => {
    for (const source of corpus) {
      const outline = understandPlan(source);
      const seen = new Set<string>();
      for (const task of outline.tasks.filter(
        ({ form, cadence }) => form === "list" && cadence === undefined,
      )) {
        // One of each way in which tasks of a unit are labelled.
        const way = `${task.unit} ${JSON.stringify(task.weekdays)}`;
        if (seen.has(way)) continue;
        seen.add(way);
        const after = understandPlan(addTaskBeside(source, task, NEW));
        const added = after.tasks.find(({ text }) => text === NEW);
        expect(added?.weekdays).toEqual(task.weekdays);
        expect(added?.unit).toBe(task.unit);
        expect(after.tasks).toHaveLength(outline.tasks.length + 1);
      }
    }
  });

  it("is due on the day it was added for, on each day of every plan", () => {
    for (const source of corpus) {
      const outline = understandPlan(source);
      if (!outline.tasks.some(({ unit, form }) => unit !== undefined && form !== "table")) continue;
      for (let offset = -3; offset < 33; offset += 2) {
        const day = addDays(START, offset);
        const text = addTaskOnDay(source, outline, START, day, NEW);
        const after = understandPlan(text);
        const added = after.tasks.find((task) => task.text === NEW);
        const when = added === undefined ? undefined : appointment(added, after, START);
        expect(when !== undefined && when.from <= day && day <= when.to, `${day}: ${added?.text}`).toBe(true);
      }
    }
  });

  it("stands in its unit and changes no line of the file, in any Markdown", () => {
    fc.assert(
      fc.property(anySource, fc.nat(20), (source, pick) => {
        const outline = understandPlan(source);
        if (outline.units.length === 0) return;
        const unit = pick % outline.units.length;
        const added = addTaskToUnit(source, outline, unit, NEW);
        const lines = added.split(/\r\n|\n|\r/);
        const before = source.split(/\r\n|\n|\r/);
        let at = 0;
        for (const line of lines) if (line === before[at]) at++;
        expect(at).toBeGreaterThanOrEqual(before.length - 1);
      }),
    );
  });

  it("adds nothing where there are no words, and no label twice", () => {
    const source = "# P\n\n## Week 1\n\n- [ ] **Monday**: One\n";
    const outline = understandPlan(source);
    expect(addTaskOnDay(source, outline, START, START, "  ")).toBe(source);
    expect(addTaskToUnit(source, outline, 0, "Friday: Two")).toContain("- [ ] Friday: Two\n");
    expect(addTaskOnDay(source, outline, START, addDays(START, 2), "Two")).toContain(
      "- [ ] **Wednesday**: Two\n",
    );
    expect(unitOn(addDays(START, 2), outline, START)).toBe(0);
  });
});
