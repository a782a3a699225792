import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outline } from "../../src/plan/rules/outline.ts";
import { dateFrom, mondayOf } from "../../src/plan/rules/time/calendar-date.ts";
import { firstOpen, paceable, settlePace } from "../../src/plan/rules/time/given-pace.ts";
import { appointment, unitDates } from "../../src/plan/rules/time/timetable.ts";
import { paceIn } from "../../src/plan/rules/understanding/plan-time.ts";
import { settleItems } from "../../src/plan/rules/understanding/settle-items.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";

const folder = resolve(import.meta.dirname, "../plans");
const monday = mondayOf(dateFrom(2025, 9, 3));

function outlineOf(name: string): Outline {
  return understandPlan(readFileSync(resolve(folder, `${name}.md`), "utf8"));
}
const open = ({ checked }: { readonly checked: boolean }): boolean => checked;
function daysOf(outline: Outline): readonly string[] {
  return outline.tasks.map((task) => `${task.text}: ${appointment(task, outline, monday)?.from ?? "no day"}`);
}

describe("a pace that a person gives a plan", () => {
  it("is offered only where the plan says nothing of time", () => {
    const offered = [
      "no-weeks",
      "chapters-without-time",
      "sessions",
      "sprints",
      "months",
      "chinese",
      "dated",
      "phases",
    ];
    expect(offered.map((name) => paceable(outlineOf(name)))).toEqual([
      "tasks",
      "sessions",
      ...Array(6).fill(undefined),
    ]);
  });

  it("puts tasks on days in the order of the file, and neither outcomes nor what was done before", () => {
    const outline = outlineOf("no-weeks");
    expect(daysOf(outline).every((line) => line.endsWith("no day"))).toBe(true);
    const paced = settlePace(outline, { perWeek: 2, first: firstOpen(outline, open) });
    expect(daysOf(paced)).toEqual([
      "How a lock works: 2025-09-01",
      "How a queue works: 2025-09-04",
      "How a clock works: 2025-09-08",
      "Everything else: 2025-09-11",
      "I can draw a lock: no day",
      "I have written a queue: no day",
      "It has a test: no day",
    ]);
    const second = settlePace(outline, { perWeek: 7, first: outline.tasks[1]?.key ?? "" });
    expect(daysOf(second).slice(0, 3)).toEqual([
      "How a lock works: no day",
      "How a queue works: 2025-09-01",
      "How a clock works: 2025-09-02",
    ]);
  });

  it("puts chapters on days", () => {
    const outline = settlePace(outlineOf("chapters-without-time"), { perWeek: 1, first: "" });
    expect(outline.units.map((unit) => unitDates(outline, unit, monday)?.from)).toEqual([
      "2025-09-01",
      "2025-09-08",
    ]);
  });

  it("never dates what says its own time, and steps back when the file says it by now", () => {
    for (const name of ["sessions", "sprints", "months", "chinese", "dated"]) {
      const outline = settleItems(outlineOf(name), false);
      expect(settlePace(outline, { perWeek: 3, first: "" })).toBe(outline);
    }
  });

  it("gives no week more than it was asked for, and no task a day before the one above it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 14 }), (count, perWeek) => {
        const lines = Array.from({ length: count + 1 }, (_, index) => `- [ ] Task number ${index}`);
        const outline = understandPlan(`# A list\n\n${lines.join("\n")}\n`);
        const paced = settlePace(outline, { perWeek, first: firstOpen(outline, open) });
        const days = paced.tasks.map(({ day = -1 }) => day);
        expect(days).toEqual([...days].sort((one, other) => one - other));
        expect(days[0]).toBe(0);
        for (let week = 0; week <= count; week++) {
          const inWeek = days.filter((day) => Math.floor(day / 7) === week);
          expect(inWeek.length).toBeLessThanOrEqual(perWeek);
        }
      }),
    );
  });
});

describe("the pace that a plan says", () => {
  it.each([
    ["~3 hours/week (3 sessions × ~1hr)", { perWeek: 3, minutes: 60 }],
    ["2 hrs/wk (4 × 30 min)", { perWeek: 4, minutes: 30 }],
    ["每周5小时（3次×1小时）", { perWeek: 3, minutes: 60 }],
    ["18 sessions in 6 weeks", { perWeek: 3 }],
    ["Pace: 12 lessons over four weeks, 45 min each", { perWeek: 3, minutes: 45 }],
    ["6周18节课", { perWeek: 3 }],
    ["每周三次每次一小时", { perWeek: 3, minutes: 60 }],
    ["每周三次，每次半小时", { perWeek: 3, minutes: 30 }],
    ["3x a week for an hour", { perWeek: 3, minutes: 60 }],
    ["I read 12 chapters in 3 weeks last year", undefined],
    ["An hour a week", undefined],
    ["A relay of 4 x 100 a week", undefined],
  ])("%j", (line, pace) => expect(paceIn([line])).toEqual(pace));
});
