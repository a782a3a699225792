import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import type { Facts } from "../../src/today/report/rules/facts.ts";
import { firstSentence } from "../../src/today/report/rules/first-sentence.ts";
import { daysOfReport } from "../../src/today/report/rules/report-days.ts";
import { defaultTemplate, reportParts } from "../../src/today/report/rules/report-parts.ts";
import { writeReflection } from "../../src/today/report/rules/write-reflection.ts";
import { addToReport, writeReport } from "../../src/today/report/rules/write-report.ts";

const facts: Facts = {
  minutes: 390,
  weeks: [{ from: "2025-09-01", to: "2025-09-07", minutes: 390 }],
  tasksSkipped: [{ key: "t3", text: "Join the call", reason: "no time" }],
  tasksDone: [{ key: "t1", text: "Read the disaggregation paper" }],
  tasksOpen: [{ key: "t2", text: "Update the serving page" }],
  articles: [
    { id: "a1", title: "vLLM 0.9 is out", address: "https://blog.example/vllm" },
    { id: "a2", title: "Why GPUs wait [part 1]", address: "https://blog.example/wait" },
  ],
  highlights: [
    { id: "h1", quote: "gangs start together", title: "Scheduling", address: "https://x.example/s" },
  ],
  notes: [
    { id: "n1", title: "Prefill and decode", tags: ["concept"], open: [] },
    { id: "n2", title: "Everyone splits serving", tags: ["趋势"], open: ["ask the team"] },
  ],
  topics: [
    { key: "p1", title: "KV cache transfer", status: "learning" },
    { key: "p2", title: "Quantization", status: "gap" },
  ],
  outcomes: [{ key: "o1", text: "Gap analysis" }],
  releases: [
    {
      project: "vLLM",
      tag: "v0.9.1",
      address: "https://x.example/v0.9.1",
      isAwaited: false,
      breaking: ["The old flag is gone."],
    },
    {
      project: "vLLM",
      tag: "v0.9.0",
      address: "https://x.example/v0.9.0",
      isAwaited: true,
      breaking: ["The old flag is gone.", "Python 3.8 is no longer supported", "Three.", "Four."],
    },
    { project: "Ray", tag: "v2", address: "https://x.example/v2", isAwaited: false, breaking: [] },
  ],
  projects: ["vLLM", "Ray"],
};

describe("a month's report", () => {
  const { report, language } = understandPlan(
    readFileSync(resolve(import.meta.dirname, "../plans/october.md"), "utf8"),
    new Map(),
  );

  it("has the parts of the plan, or four of its own", () => {
    const template = report.length > 0 ? report : defaultTemplate[language];
    expect(reportParts(template, facts, language).map(({ label }) => label)).toEqual(
      template.map(({ label }) => label.replace(/[:：*]+$/g, "").trim()),
    );
    expect(
      reportParts(defaultTemplate.zh, facts, "zh").map(({ candidates }) => candidates.length > 0),
    ).toEqual([true, true, true, true]);
  });

  const parts = reportParts(
    [
      { label: "New Concepts Learned:", text: "List 3-5 new concepts or technologies discovered" },
      { label: "Project Updates:", text: "Summarize major releases and their impact" },
      { label: "Industry Trends:", text: "Identify 2-3 emerging trends in AI infrastructure" },
      { label: "Action Items:", text: "List topics to explore further next month" },
    ],
    facts,
    "en",
  );
  const lines = (index: number): readonly string[] => parts[index]?.candidates.map(({ line }) => line) ?? [];

  it("finds for each part what the month has for it, and how many lines it asks for", () => {
    expect(parts.map(({ wanted }) => wanted)).toEqual([
      { from: 3, to: 5 },
      undefined,
      { from: 2, to: 3 },
      undefined,
    ]);
    expect(lines(0)).toEqual([
      "[[Prefill and decode]]",
      "KV cache transfer (learning)",
      "“gangs start together” ([Scheduling](https://x.example/s))",
      "[[Everyone splits serving]]",
    ]);
    expect(lines(1)).toEqual([
      "vLLM reached [v0.9.0](https://x.example/v0.9.0), also [v0.9.1](https://x.example/v0.9.1). Breaks: The old flag is gone. Python 3.8 is no longer supported. Three.",
      "Ray [v2](https://x.example/v2)",
      "[vLLM 0.9 is out](https://blog.example/vllm)",
    ]);
    expect(lines(2)).toEqual([
      "[[Everyone splits serving]]",
      "[vLLM 0.9 is out](https://blog.example/vllm)",
      "[Why GPUs wait \\[part 1\\]](https://blog.example/wait)",
    ]);
    expect(lines(3)).toEqual([
      "ask the team ([[Everyone splits serving]])",
      "Left out: Join the call — no time",
      "Update the serving page",
      "Quantization",
    ]);
    expect(parts.map(({ candidates }) => candidates.filter(({ suggested }) => suggested).length)).toEqual([
      1, 1, 3, 2,
    ]);
  });

  it("names what was reached first, then what breaks, without what only announces it", () => {
    const release = (project: string, isAwaited: boolean, breaking: readonly string[]) => ({
      project,
      tag: "v1",
      address: "",
      isAwaited,
      breaking,
    });
    const [projects] = reportParts(
      [{ label: "Project updates", text: "" }],
      {
        ...facts,
        releases: [
          release("Ray", false, []),
          release("Envoy", false, [
            "Two breaking changes: spec.filter is removed, and the field version is no prefix.",
            "spec.filter is removed.",
            "The field version is no prefix.",
          ]),
          release("Kueue", true, []),
        ],
      },
      "en",
    );
    expect(projects?.candidates.slice(0, 3).map(({ line }) => line)).toEqual([
      "Kueue reached v1",
      "Envoy v1. Breaks: spec.filter is removed. The field version is no prefix.",
      "Ray v1",
    ]);
  });

  it("keeps an article in one part beforehand, in Chinese as well, and links no title that would end its link", () => {
    const parts = reportParts(
      defaultTemplate.zh,
      { ...facts, notes: [{ id: "n3", title: "A thought [[Eve", tags: ["趋势"], open: [] }] },
      "zh",
    );
    const keeping = parts.filter(({ candidates }) =>
      candidates.some(({ source, suggested }) => source === "article" && suggested),
    );
    expect(keeping.map(({ label }) => label)).toEqual(["行业趋势"]);
    expect(keeping[0]?.candidates[0]?.line).toBe("A thought \\[\\[Eve");
  });

  it("is written from what was kept alone", () => {
    const text = writeReport(
      "September 2025",
      "6.5 hours",
      [
        { label: "New Concepts Learned", lines: [lines(0)[0] ?? ""] },
        { label: "Project Updates", lines: [] },
      ],
      "en",
    );
    expect(text).toBe(
      "# September 2025\n\n6.5 hours\n\n## New Concepts Learned\n\n- [[Prefill and decode]]\n\n## Project Updates\n\nNothing this time.\n",
    );
  });

  it("that was edited gets what is newly kept at the end of its part, and keeps every word", () => {
    const written = "# Mine\n\n## A\n\n- one\n\nmy own words\n\n## B\n";
    expect(
      addToReport(written, [
        { label: "A", lines: ["one", "two"] },
        { label: "B", lines: ["three"] },
        { label: "C", lines: ["four"] },
      ]),
    ).toBe("# Mine\n\n## A\n\n- one\n\nmy own words\n- two\n\n## B\n\n- three\n\n## C\n\n- four\n");
    fc.assert(
      fc.property(fc.array(fc.constantFrom("## A", "text", "", "- x", "# B")), (all) => {
        const text = all.join("\n");
        const after = addToReport(text, [{ label: "A", lines: ["new line"] }]);
        expect(after).toContain("- new line");
        expect(addToReport(after, [{ label: "A", lines: ["new line"] }])).toBe(after);
        let at = 0;
        for (const line of all.filter((one) => one !== "")) {
          at = after.indexOf(line, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += line.length;
        }
      }),
    );
  });
});

describe("the days of a month's report", () => {
  it.each([
    ["a plan of four weeks", "2025-09-01", 4, "2025-09-30", "2025-09-01", "2025-09-28"],
    ["one of twelve weeks, in its first month", "2026-11-30", 12, "2026-11-30", "2026-11-01", "2026-11-30"],
    ["the same in its third", "2026-11-30", 12, "2027-01-05", "2027-01-01", "2027-01-31"],
    ["no plan, in December", undefined, 0, "2026-12-24", "2026-12-01", "2026-12-31"],
  ] as const)("of %s", (_, start, weeks, day, from, to) => {
    const days = daysOfReport(start as CalendarDate | undefined, weeks, day as CalendarDate);
    expect(days).toEqual({ from, to });
  });
});

describe("a sentence of release notes", () => {
  it.each([
    ["The flag is gone. Use the other.", "The flag is gone."],
    ["旧的参数已移除。请改用新的。", "旧的参数已移除。"],
    ["no end", "no end"],
    [`Refused until v0.17.0.\n\nif you are using it ${"and ".repeat(80)}say so.`, "Refused until v0.17.0."],
  ])("is the first of %s", (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });

  it("is never cut within a word, in any text", () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
    const words = fc.array(fc.constantFrom("scheduling", "GPU", "调度", " ", "über"), { maxLength: 120 });
    fc.assert(
      fc.property(words, (all) => {
        const text = all.join("");
        const cut = firstSentence(text).replace(/…$/, "");
        const line = text.replace(/\s+/g, " ").trim();
        expect(line.startsWith(cut)).toBe(true);
        const ends = new Set([
          0,
          ...[...segmenter.segment(line)].map(({ index, segment }) => index + segment.length),
        ]);
        expect(ends.has(cut.length) || ends.has(cut.length + 1)).toBe(true);
      }),
    );
  });
});

describe("a week's reflection", () => {
  it("asks first, and has what the week held below", () => {
    const text = writeReflection("Week 2", "3 hours", facts, "zh", []);
    expect(text.indexOf("这周弄懂了什么")).toBeLessThan(text.indexOf("## 完成"));
    expect(text).toContain("## 跳过\n\n- Join the call (no time)");
    const many = {
      ...facts,
      notes: Array.from({ length: 302 }, (_, n) => ({
        ...facts.notes[0],
        id: `n${n}`,
        title: `T${n}`,
        tags: [],
        open: [],
      })),
    };
    expect(writeReflection("Week 2", "", many, "en", [])).toContain("- [[T9]]\n- and 292 more\n");
    expect(text).toContain("- Read the disaggregation paper");
    expect(text).toContain("[Why GPUs wait \\[part 1\\]](https://blog.example/wait)");
    expect(writeReflection("Week 2", "", facts, "en", ["What of my plan was wrong?"])).toContain(
      "## What of my plan was wrong?",
    );
  });
});
