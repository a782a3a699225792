import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";

const sample = readFileSync(resolve(import.meta.dirname, "../../src/plan/sample-plan.md"), "utf8");

describe("the sample plan", () => {
  const outline = understandPlan(sample);
  it("carries every fact of the September 2025 plan", () => {
    expect(outline.focusAreas).toHaveLength(4);
    expect(outline.tasks).toHaveLength(29);
    const inWeek = (week: number) =>
      outline.tasks.filter((task) => outline.units[task.unit ?? -1]?.number === week);
    expect([1, 2, 3, 4].map((week) => inWeek(week).length)).toEqual([4, 5, 5, 4]);
    expect(inWeek(3).map((task) => task.cadence?.every)).toEqual(["day", "day", "week", "week", "week"]);
    expect(outline.topics).toHaveLength(5);
    expect(outline.projects).toHaveLength(13);
    expect(new Set(outline.projects.map(({ group }) => group)).size).toBe(4);
    expect(outline.projects.flatMap(({ target }) => target ?? [])).toEqual(["v0.9+", "v1.10+", "v0.5+"]);
    expect(outline.events).toHaveLength(7);
    expect(outline.sources).toHaveLength(4);
    expect(outline.categories).toHaveLength(4);
    expect(outline.report).toHaveLength(4);
    expect(outline.outcomes.map(({ tasks }) => tasks.length)).toEqual([4, 4, 3]);
    expect([outline.resources.length, outline.links.length, outline.channels.length]).toEqual([4, 5, 3]);
    expect(outline.budget).toEqual({ from: 5, to: 7 });
  });
});
