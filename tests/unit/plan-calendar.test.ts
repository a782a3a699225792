import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type CalendarDate,
  dateOf,
  daysBetween,
  mondayFrom,
  mondayOf,
  readDate,
  weekdayOfDate,
} from "../../src/plan/rules/time/calendar-date.ts";
import { monthIn } from "../../src/plan/rules/time/month-in-text.ts";
import { proposeStart } from "../../src/plan/rules/time/start-monday.ts";
import { stopsOfDay } from "../../src/plan/rules/time/stops-of-day.ts";
import { appointment } from "../../src/plan/rules/time/timetable.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";

const day = (text: string): CalendarDate => {
  const date = readDate(text);
  if (date === undefined) throw new Error(text);
  return date;
};
const arbitraryDate = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => addDays(day("1970-01-01"), days));

describe("days of the calendar", () => {
  it("are added and subtracted without loss, whatever the clocks do", () => {
    fc.assert(
      fc.property(arbitraryDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(weekdayOfDate(mondayOf(date))).toBe(1);
        expect(daysBetween(mondayOf(date), date)).toBeLessThan(7);
        expect(daysBetween(date, mondayFrom(date))).toBeLessThan(7);
      }),
    );
  });

  it("are the device's own, up to midnight", () => {
    expect(dateOf(new Date(2025, 9, 26, 23, 59))).toBe("2025-10-26");
    expect(dateOf(new Date(2025, 9, 27, 0, 0))).toBe("2025-10-27");
  });

  it("refuse what is no day", () => {
    for (const text of ["2025-02-30", "2025-13-01", "25-01-01", "", "2025-1-1"])
      expect(readDate(text)).toBeUndefined();
  });
});

describe("the Monday a plan is proposed to start on", () => {
  it.each([
    ["September 2025 plan", "2025-08-20", "2025-09-01"],
    ["September 2025 plan", "2025-09-10", "2025-09-01"],
    ["September 2025 plan", "2026-11-24", "2026-11-30"],
    ["October 2031", "2026-11-24", "2031-10-06"],
    ["2025年9月学习计划", "2025-09-01", "2025-09-01"],
    ["A plan", "2026-11-30", "2026-11-30"],
    ["A plan", "2026-11-24", "2026-11-30"],
  ])("of %j on %s is %s", (title, today, start) => {
    expect(proposeStart({ title, units: [] }, day(today))).toBe(start);
  });

  it("is read from a month in English, Chinese and figures", () => {
    expect(monthIn("AI plan, Sep 2025")).toEqual({ year: 2025, month: 9 });
    expect(monthIn("2026年 12月")).toEqual({ year: 2026, month: 12 });
    expect(monthIn("from 2024-03 on")).toEqual({ year: 2024, month: 3 });
    expect(monthIn("Version 2025.99")).toBeUndefined();
  });
});

describe("the timetable", () => {
  const outline = understandPlan(
    "# P\n## Week 1\n- [ ] **Monday-Tuesday**: a\n- [ ] **Friday**: b\n- [ ] c\n## Week 2\nDaily (10 minutes):\n- [ ] d\n## 第 3 周\n- [ ] **周三**：e\n## Outcomes\n- [ ] f\n",
  );
  const start = day("2025-09-01");
  const when = (text: string) => {
    const task = outline.tasks.find((one) => one.text === text);
    return task === undefined ? undefined : appointment(task, outline, start);
  };

  it("puts tasks on real days", () => {
    expect(when("a")).toEqual({ from: "2025-09-01", to: "2025-09-02" });
    expect(when("b")).toEqual({ from: "2025-09-05", to: "2025-09-05" });
    expect(when("c")).toEqual({ from: "2025-09-01", to: "2025-09-07" });
    expect(when("d")).toEqual({ from: "2025-09-08", to: "2025-09-14", every: { every: "day" } });
    expect(when("e")).toEqual({ from: "2025-09-17", to: "2025-09-17" });
    expect(when("f")).toBeUndefined();
  });

  it("tells what a day asks for, and what is left from before", () => {
    const stops = (date: string) => {
      const found = stopsOfDay(
        outline.tasks,
        day(date),
        (task) => appointment(task, outline, start),
        (task) => task.text === "a",
      );
      const texts = (tasks: readonly { text: string }[]) => tasks.map((task) => task.text).join();
      return [
        texts(found.due),
        texts(found.checks),
        texts(found.late),
        found.next?.day,
        texts(found.next?.tasks ?? []),
      ];
    };
    expect(stops("2025-09-01")).toEqual(["a,c", "", "", undefined, ""]);
    expect(stops("2025-09-10")).toEqual(["", "d", "b,c", undefined, ""]);
    expect(stops("2025-08-01")).toEqual(["", "", "", "2025-09-01", "a,c"]);
    expect(stops("2025-10-01")).toEqual(["", "", "b,c,e", undefined, ""]);
  });
});
