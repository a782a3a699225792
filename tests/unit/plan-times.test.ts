import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readDate } from "../../src/plan/rules/time/calendar-date.ts";
import { proposeStart } from "../../src/plan/rules/time/start-monday.ts";
import { planAsJson } from "../../src/plan/rules/understanding/describe-plan.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { keyLabel, unitLabel } from "../../src/plan/rules/understanding/unit-label.ts";

interface Described {
  readonly startsOn: string | null;
  readonly pace: { readonly perWeek: number; readonly minutes: number | null } | null;
  readonly units: readonly {
    readonly kind: string;
    readonly number: number;
    readonly title: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
  readonly tasks: readonly {
    readonly text: string;
    readonly unit: number | null;
    readonly cadence: string | null;
  }[];
}

const folder = resolve(import.meta.dirname, "../plans");
function described(name: string): Described {
  const source = readFileSync(resolve(folder, `${name}.md`), "utf8");
  return planAsJson(understandPlan(source), source) as Described;
}
const units = (name: string): readonly string[] =>
  described(name).units.map(({ kind, number, from, to }) => `${kind} ${number}: ${from} to ${to}`);

describe("the time of plans that other people wrote", () => {
  it("sessions fall on days by the pace, five a week from Monday to Friday", () => {
    expect(units("sessions")).toEqual([
      "phase 1: 0 to 2",
      "session 1: 0 to 0",
      "session 2: 1 to 1",
      "session 3: 2 to 2",
      "phase 2: 3 to 7",
      "session 4: 3 to 3",
      "session 5: 4 to 4",
      "session 6: 7 to 7",
    ]);
    const { startsOn, pace, tasks } = described("sessions");
    expect(startsOn).toBe("2026-02-28");
    expect(pace).toEqual({ perWeek: 5, minutes: 90 });
    expect(tasks.map(({ unit }) => unit)).toEqual([1, 1, 2, 3, 5, 6, 7]);
  });

  it("numbers within numbers, several chapters at once and a word said twice are read as they are meant", () => {
    const source = [
      "# A course",
      "Daily, 1 hour each",
      "## Module 1: Ground",
      "### Lesson 1.1: Overview of parts",
      "- [ ] a",
      "### Lesson 1.2",
      "- [ ] b",
      "## Chapters 3 & 4: Storage",
      "- [ ] c",
      "## Sprint 2 — Build (Day 8 - Day 14)",
      "- [ ] d",
      "## Milestone 3 (Days 15–20)",
      "- [ ] e",
      "",
    ].join("\n\n");
    const { units: found } = planAsJson(understandPlan(source), source) as Described;
    expect(
      found.map(({ kind, number, title, from, to }) => `${kind} ${number} ${title}: ${from} to ${to}`),
    ).toEqual([
      "chapter 1 Ground: 0 to 1",
      "session 1 Overview of parts: 0 to 0",
      "session 2 : 1 to 1",
      "chapter 3 Storage: 2 to 3",
      "sprint 2 Build (Day 8 - Day 14): 7 to 13",
      "sprint 3 Days 15–20: 14 to 19",
    ]);
  });

  it("a word of a title makes no overview and no concepts of what is to be done", () => {
    const source = readFileSync(resolve(folder, "sessions.md"), "utf8");
    const { focusAreas, sections, units: found } = understandPlan(source);
    expect(focusAreas).toEqual([]);
    expect(sections.map(({ role }) => role)).not.toContain("concepts");
    expect(found[1]?.objective).toBe("name every part an order passes");
  });

  it("daily ones fall on every day", () => {
    expect(units("daily-lessons")).toEqual(["session 1: 0 to 0", "session 2: 1 to 1", "session 3: 2 to 2"]);
    expect(described("daily-lessons").pace).toEqual({ perWeek: 7, minutes: 60 });
  });

  it("Chinese ones too, twice a week", () => {
    expect(units("twice-a-week-chinese")).toEqual([
      "phase 1: 0 to 3",
      "session 1: 0 to 0",
      "session 2: 3 to 3",
      "phase 2: 7 to 7",
      "session 3: 7 to 7",
    ]);
    const { startsOn, pace } = described("twice-a-week-chinese");
    expect([startsOn, pace]).toEqual(["2026-03-02", { perWeek: 2, minutes: 120 }]);
  });

  it("sprints and milestones fall on the days they name, and a day within them", () => {
    expect(units("sprints")).toEqual([
      "sprint 1: 0 to 5",
      "sprint 1: 6 to 6",
      "sprint 2: 7 to 12",
      "day 9: 8 to 8",
    ]);
    expect(units("day-ranges-chinese")).toEqual([
      "sprint 1: 0 to 5",
      "sprint 1: 6 to 6",
      "sprint 2: 7 to 12",
    ]);
  });

  it("months of a longer plan are thirty days each", () => {
    expect(units("months")).toEqual([
      "month 1: 0 to 29",
      "month 2: 30 to 59",
      "month 3: 60 to 89",
      "month 4: 90 to 149",
    ]);
  });

  it("nothing is dated where nothing is said of time", () => {
    expect(units("chapters-without-time")).toEqual(["chapter 1: null to null", "chapter 2: null to null"]);
    expect(described("chapters-without-time").pace).toBeNull();
  });

  it("modules within weeks fall within them", () => {
    expect(units("modules-in-weeks")).toEqual([
      "week 1: 0 to 6",
      "chapter 1: 0 to 0",
      "chapter 2: 2 to 2",
      "week 2: 7 to 13",
      "chapter 3: 7 to 7",
    ]);
    expect(described("modules-in-weeks").startsOn).toBe("2026-05-04");
  });

  const spansOf = (source: string): readonly string[] =>
    (planAsJson(understandPlan(source), source) as Described).units.map(
      ({ kind, number, from, to }) => `${kind} ${number}: ${from} to ${to}`,
    );
  const parts = (...headings: readonly string[]): string =>
    ["# Plan", ...headings.flatMap((heading) => [heading, "- [ ] one", "- [ ] two"])].join("\n");

  it.each([
    [
      "months 4 and 5 with weeks counted through",
      parts("## Month 4", "### Week 13", "### Week 14", "## Month 5", "### Week 17"),
      ["month 4: 0 to 13", "week 13: 0 to 6", "week 14: 7 to 13", "month 5: 28 to 34", "week 17: 28 to 34"],
    ],
    [
      "months 4 and 5 with weeks of their own",
      parts("## Month 4", "### Week 1", "### Week 2", "## Month 5", "### Week 1"),
      ["month 4: 0 to 27", "week 1: 0 to 6", "week 2: 7 to 13", "month 5: 28 to 55", "week 1: 28 to 34"],
    ],
    [
      "months 4 and 5 alone",
      parts("## 第4个月：推理", "## 第5个月：训练"),
      ["month 4: 0 to 29", "month 5: 30 to 59"],
    ],
    ["days from the 61st on", parts("## Day 61", "## Day 70"), ["day 61: 0 to 0", "day 70: 9 to 9"]],
    ["weeks 9 to 12", parts("## 第九周", "## Weeks 10–12"), ["week 9: 0 to 6", "week 10: 7 to 27"]],
  ])("%s, used alone, begin on the day one chose", (_, source, spans) => {
    expect(spansOf(source)).toEqual(spans);
  });

  it("a month is the weeks it is divided into", () => {
    expect(
      spansOf(parts("## Month 1", "### Week 1", "### Week 5", "## Month 2", "### Week 1", "## Month 3")),
    ).toEqual([
      "month 1: 0 to 34",
      "week 1: 0 to 6",
      "week 5: 28 to 34",
      "month 2: 35 to 62",
      "week 1: 35 to 41",
      "month 3: 63 to 90",
    ]);
    expect(spansOf(parts("## Month 1", "### Week 1", "## Month 2", "### Week 5", "### Week 8"))).toEqual([
      "month 1: 0 to 27",
      "week 1: 0 to 6",
      "month 2: 28 to 55",
      "week 5: 28 to 34",
      "week 8: 49 to 55",
    ]);
  });

  it("a checklist of a week is gone through anew each week", () => {
    expect(described("weekly-checklist").tasks.map(({ cadence }) => cadence)).toEqual([
      "weekly",
      "weekly",
      "monthly",
    ]);
  });

  it("a start that a plan names is the one proposed, its Monday or the next", () => {
    const source = readFileSync(resolve(folder, "sessions.md"), "utf8");
    const today = readDate("2026-02-20");
    if (today === undefined) throw new Error("no date");
    expect(proposeStart(understandPlan(source), today)).toBe("2026-03-02");
  });

  it.each([
    ["5 hours per week"],
    ["Review the notes once a week"],
    ["Every day I read"],
    ["We meet twice in May"],
  ])("%s is no pace", (line) =>
    expect(understandPlan(`# Plan\n\n${line}\n\n## Session 1\n\n- [ ] a\n`).pace).toBeUndefined(),
  );
});

describe("what tasks are known by", () => {
  // Ticks are records under these keys: what is understood of time may grow, they may not change.
  it.each([
    ["Sprint 2: Pipes (Days 8–13)", "phase 2"],
    ["Module 3: Images", "phase 3"],
    ["Month 2 (Days 31–60)", "phase 2"],
    ["Phase 1: The market", "phase 1"],
    ["Wave 1 (weeks 1-4): base", "week 1"],
    ["Week 2", "week 2"],
    ["第三周", "week 3"],
    ["第 2 个月", "phase 2"],
    ["Session 1: Overview", undefined],
    ["第 1 课 进程", undefined],
    ["Chapter 1", undefined],
    ["Milestone 1 (Day 7)", undefined],
  ])("below %s is %s", (heading, known) => {
    const label = keyLabel(heading);
    expect(label === undefined ? undefined : `${label.kind} ${label.number}`).toBe(known);
  });

  it("is the same as in the version before these kinds of time", () => {
    const before = JSON.parse(readFileSync(resolve(folder, "task-keys.json"), "utf8")) as Record<
      string,
      readonly string[]
    >;
    for (const [name, keys] of Object.entries(before)) {
      const source = readFileSync(resolve(folder, name), "utf8");
      expect([name, ...understandPlan(source).tasks.map(({ key }) => key)]).toEqual([name, ...keys]);
    }
  });

  it("is not what a unit is shown as", () => {
    expect(unitLabel("Milestone 1 (Day 7)")).toMatchObject({
      kind: "sprint",
      number: 1,
      days: { from: 7, to: 7 },
    });
  });
});
