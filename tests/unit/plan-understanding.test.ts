import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { repairText } from "../../src/plan/rules/editing/repair-text.ts";
import type { CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { unitDates, weekCount } from "../../src/plan/rules/time/timetable.ts";
import { describePlan, planAsJson } from "../../src/plan/rules/understanding/describe-plan.ts";
import { settleItems } from "../../src/plan/rules/understanding/settle-items.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";

const folder = resolve(import.meta.dirname, "../plans");
const shared = resolve(import.meta.dirname, "../../../shared/plans");
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
if (!existsSync(shared))
  process.stdout.write("The real plans are not here: what they hold is not counted.\n");

describe("what is understood of a plan", () => {
  it.each(names)("of %s is what was reviewed", (name) => {
    const source = readFileSync(resolve(folder, name), "utf8");
    const expected = readFileSync(resolve(folder, name.replace(/\.md$/, ".expected.txt")), "utf8");
    expect(describePlan(understandPlan(source))).toBe(expected);
  });

  it.each(names)("hides nothing of %s: every block is a heading, a task or document", (name) => {
    const source = readFileSync(resolve(folder, name), "utf8");
    const raw = understandPlan(source);
    for (const taken of [false, true]) {
      const outline = settleItems(raw, taken);
      const shown = outline.sections.flatMap((section) =>
        section.parts.flatMap((part) =>
          part.kind === "tasks" ? part.tasks.map((index) => outline.tasks[index]?.span) : [part],
        ),
      );
      const spans = [...shown, ...outline.sections.map(({ start, body }) => ({ start, end: body }))];
      const hidden = [...source].length === 0 ? "" : uncovered(source, spans);
      expect(
        hidden.replace(/[\s>*+|-]|\d+\.|^---[\s\S]*?---|\*\*[^*]+:\*\*|[^\s:：]+[:：]/g, "").length,
      ).toBeLessThan(source.length * 0.2);
    }
  });

  it("counts the bytes of boxes and gives the week and the day", () => {
    const source = "\ufeff# 计划 🚆\n## 第 2 周\n- [ ] **周一**：读\n";
    const [task] = (planAsJson(understandPlan(source), source) as { tasks: Record<string, unknown>[] }).tasks;
    expect(task).toMatchObject({
      text: "读",
      week: 2,
      weekday: "Monday",
      cadence: null,
      form: "list",
      checked: false,
    });
    expect(Buffer.from(source)[Number(task?.offset)]).toBe(" ".charCodeAt(0));
    expect(Buffer.from(source)[Number(task?.offset) - 1]).toBe("[".charCodeAt(0));
  });

  it("gives phases a week each, ranges of weeks their days, and dates in headings their own", () => {
    const start = "2032-04-05" as CalendarDate;
    const spans = (source: string) => {
      const outline = understandPlan(source);
      return outline.units.map((unit) => unitDates(outline, unit, start));
    };
    expect(spans("# P\n## Phase 0 – A\n## Phase 1 – B")).toEqual([
      { from: "2032-04-05", to: "2032-04-11" },
      { from: "2032-04-12", to: "2032-04-18" },
    ]);
    expect(spans("# P\n## Wave 1（第 1-4 周）\n## Wave 2（第 5-8 周）")).toEqual([
      { from: "2032-04-05", to: "2032-05-02" },
      { from: "2032-05-03", to: "2032-05-30" },
    ]);
    expect(spans("# April 2032\n## April 6\n## 2032-04-08: x")).toEqual([
      { from: "2032-04-06", to: "2032-04-06" },
      { from: "2032-04-08", to: "2032-04-08" },
    ]);
    expect(weekCount(understandPlan("# P\n## Weeks 1-4\n## Week 5"))).toBe(5);
  });

  it("lets the person correct what a section is", () => {
    const source = "# P\n## Gossip\n- **Kueue**: v0.9+\n";
    expect(understandPlan(source).projects).toHaveLength(0);
    expect(understandPlan(source, new Map([["Gossip", "projects"]])).projects).toMatchObject([
      { name: "Kueue", target: "v0.9+" },
    ]);
  });

  it("of 1 MB is there within a second", () => {
    const long = readFileSync(resolve(folder, "long.md"), "utf8");
    const source = long.repeat(Math.ceil(1_048_576 / long.length));
    // Of this process alone, whatever else the machine is doing.
    const before = process.cpuUsage();
    const outline = understandPlan(source);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    process.stdout.write(
      `1 MB of plan, ${outline.tasks.length} tasks, understood in ${Math.round(milliseconds)} ms.\n`,
    );
    expect(milliseconds).toBeLessThan(4000);
  });
});

function uncovered(
  source: string,
  spans: readonly ({ readonly start: number; readonly end: number } | undefined)[],
): string {
  const seen = new Uint8Array(source.length);
  for (const span of spans) if (span !== undefined) seen.fill(1, span.start, span.end);
  return [...source].length === 0
    ? ""
    : Array.from(source, (_, at) => (seen[at] === 1 ? "" : source.charAt(at))).join("");
}

describe.skipIf(!existsSync(shared))("the real plans", () => {
  const understand = (name: string) => understandPlan(repairText(readFileSync(resolve(shared, name))).text);

  it.each(["september-2025.md", "september-2025-as-received.md"])(
    "%s is understood to the last box",
    (name) => {
      const outline = understand(name);
      expect(outline.focusAreas).toHaveLength(4);
      expect(outline.tasks).toHaveLength(29);
      const inWeek = (week: number) =>
        outline.tasks.filter((task) => outline.units[task.unit ?? -1]?.number === week);
      expect(
        [1, 2, 4].map((week) => inWeek(week).filter((task) => task.weekdays !== undefined).length),
      ).toEqual([4, 5, 4]);
      expect(inWeek(3).map((task) => task.cadence?.every)).toEqual(["day", "day", "week", "week", "week"]);
      expect(
        inWeek(3)
          .slice(0, 2)
          .map((task) => task.minutes),
      ).toEqual([10, 10]);
      expect(
        outline.topics.map(({ labels, priority }) => [priority, ...labels.map(({ label }) => label)]),
      ).toEqual([
        ["high", "Status", "Topics", "Projects"],
        ["high", "Status", "Metrics", "Strategies"],
        ["high", "Status", "Topics", "Projects"],
        ["high", "Status", "Topics", "Relevance"],
        ["high", "Status", "Topics", "Projects"],
      ]);
      expect(outline.projects.map(({ target }) => target ?? "")).toEqual([
        "v0.9+",
        "v1.10+",
        "",
        "",
        "",
        "v0.5+",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
      ]);
      const groups = (entries: readonly { group: string }[]) =>
        new Set(entries.map(({ group }) => group)).size;
      expect([
        outline.projects.length,
        groups(outline.projects),
        outline.events.length,
        groups(outline.events),
      ]).toEqual([13, 4, 7, 2]);
      expect([outline.sources.length, outline.categories.length, outline.report.length]).toEqual([4, 4, 4]);
      expect(outline.outcomes.map(({ tasks }) => tasks.length)).toEqual([4, 4, 3]);
      expect([outline.resources.length, outline.links.length, outline.channels.length]).toEqual([4, 5, 3]);
      expect(outline.budget).toEqual({ from: 5, to: 7 });
      expect(outline.units.every((unit) => unit.objective !== undefined)).toBe(true);
      expect(outline.units[1]?.outcome).toContain("prioritized list");
    },
  );

  it("the Chinese backlog has its topics, waves and items", () => {
    const outline = understand("backlog-2026Q2-zh.md");
    expect(outline.topics.map(({ id }) => id)).toEqual(
      Array.from({ length: 13 }, (_, index) => `T${String(index + 1).padStart(2, "0")}`),
    );
    expect(
      outline.topics.map(({ priority }) => priority).filter((priority) => priority === "high"),
    ).toHaveLength(6);
    expect(outline.units.map(({ number, last }) => [number, last])).toEqual([
      [1, 4],
      [5, 8],
      [9, 12],
    ]);
    expect(outline.units.map((_, unit) => outline.items.filter((item) => item.unit === unit).length)).toEqual(
      [5, 4, 3],
    );
    expect(settleItems(outline, true).tasks).toHaveLength(12);
  });

  it("the phases of the Kubernetes plan have their key topics", () => {
    const outline = understand("kubernetes-phases.md");
    expect(outline.units.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      "phase 0",
      "phase 1",
      "phase 2",
      "phase 3",
    ]);
    expect(outline.items.length).toBe(20);
    expect(outline.items[0]).toMatchObject({ text: "Docker Basics", detail: "Images, Containers, Volumes" });
  });
});
