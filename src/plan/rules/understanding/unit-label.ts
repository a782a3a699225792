import type { Unit } from "../outline.ts";
import { numeralPattern, numeralValue } from "./numeral.ts";

/** What a heading says of the length of the plan it opens. */
export type UnitLabel = Pick<Unit, "kind" | "number" | "last" | "title" | "date" | "days">;

const dash = "[-–—~～至到和与、+]|to|through|and|&";
const number = `(${numeralPattern})`;
const range = `${number}(?:\\s*(?:${dash})\\s*${number})?`;
/** A number that counts within another, as in "Lesson 2.3": the last one counts. */
const nested = `(?:\\d{1,3}\\.)?${range}`;
/** A range that says its word twice, as in "Day 8 - Day 14". */
const dayRange = `${number}(?:\\s*(?:${dash})\\s*(?:days?\\s*#?)?${number})?`;

const patterns: readonly (readonly [Unit["kind"], RegExp])[] = [
  ["week", new RegExp(`^(?:weeks?|wk)\\s*(?:\\.\\s*)?#?${range}(?![\\w.])`, "i")],
  ["week", new RegExp(`^第\\s*${range}\\s*(?:周|週|星期)`)],
  ["week", new RegExp(`^(?:周|週)\\s*(\\d+)(?:\\s*(?:${dash})\\s*(\\d+))?`)],
  ["day", new RegExp(`^days?\\s*#?${range}(?![\\w.])`, "i")],
  ["day", new RegExp(`^第\\s*${range}\\s*(?:天|日)`)],
  ["session", new RegExp(`^(?:session|lesson|lecture|class(?:es)?)s?\\s*#?${nested}(?!\\w|\\.\\d)`, "i")],
  ["session", new RegExp(`^第\\s*${range}\\s*(?:课时|课|節|节|讲|講|次课|次学习)`)],
  ["session", new RegExp(`^(?:课时|课程|讲|课)\\s*${range}(?=[\\s:：.、]|$)`)],
  ["chapter", new RegExp(`^(?:chapters?|chs?\\.|modules?)\\s*#?${range}(?!\\w|\\.\\d)`, "i")],
  ["chapter", new RegExp(`^第\\s*${range}\\s*(?:章|模块|模組)`)],
  ["chapter", new RegExp(`^(?:模块|章节)\\s*${range}(?=[\\s:：.、]|$)`)],
  ["sprint", new RegExp(`^(?:sprints?|milestones?|iterations?)\\s*#?${range}(?!\\w|\\.\\d)`, "i")],
  ["sprint", new RegExp(`^第\\s*${range}\\s*(?:个?(?:冲刺|迭代|里程碑))`)],
  ["sprint", new RegExp(`^(?:冲刺|迭代|里程碑)\\s*${range}`)],
  ["month", new RegExp(`^months?\\s*#?${range}(?![\\w.])`, "i")],
  ["month", new RegExp(`^第\\s*${range}\\s*(?:个月|月)`)],
  ["phase", new RegExp(`^(?:phase|stage|part|unit|step)\\s*#?${range}(?![\\w.])`, "i")],
  ["phase", new RegExp(`^第\\s*${range}\\s*(?:阶段|部分|单元|步)`)],
  ["phase", new RegExp(`^(?:阶段|单元)\\s*${range}`)],
];

/** Kinds whose tasks were known by "phase" before they were told apart; a key never changes. */
const formerPhases: readonly RegExp[] = [
  new RegExp(`^(?:sprint|module|month)\\s*#?${range}(?![\\w.])`, "i"),
  new RegExp(`^第\\s*${range}\\s*(?:个月|月)`),
];
const formerKinds: ReadonlySet<Unit["kind"]> = new Set(["week", "day", "phase", "date"]);

/**
 * The label that tasks below a heading are known by. It is that of the first version, whatever more is understood of
 * time since, so that no tick loses its task.
 */
export function keyLabel(heading: string): UnitLabel | undefined {
  const former = formerPhases.map((pattern) => pattern.exec(heading)).find((match) => match !== null);
  for (const pattern of weeksInside) {
    const match = pattern.exec(heading);
    if (match !== null && dateLabel(heading) === undefined) return labelled("week", match, heading);
  }
  if (former != null) return labelled("phase", former, heading.slice(former[0].length));
  const label = unitLabel(heading);
  return label !== undefined && formerKinds.has(label.kind) ? label : undefined;
}

/** Days of the plan named anywhere in a heading: "(Days 31–60)", "Day 7", "第 1–6 天". */
const daysInside = [
  new RegExp(`\\bdays?\\s*#?${dayRange}(?![\\w.])`, "i"),
  new RegExp(`第\\s*${range}\\s*(?:天|日)`),
];
/** Weeks named anywhere, beside the number of another kind of unit. */
const weeksAnywhere = [
  new RegExp(`\\b(?:weeks?|wk)\\s*#?${range}(?![\\w.])`, "i"),
  new RegExp(`第\\s*${range}\\s*(?:周|週)`),
];

function daysIn(heading: string): Unit["days"] {
  const days = firstRange(daysInside, heading);
  if (days !== undefined) return days;
  const weeks = firstRange(weeksAnywhere, heading);
  return weeks === undefined ? undefined : { from: (weeks.from - 1) * 7 + 1, to: weeks.to * 7 };
}

function firstRange(patterns: readonly RegExp[], heading: string): Unit["days"] {
  const match = patterns.map((pattern) => pattern.exec(heading)).find((found) => found !== null);
  const from = match == null ? undefined : numeralValue(match[1] ?? "");
  if (from === undefined || from < 1) return undefined;
  const to = match?.[2] === undefined ? from : (numeralValue(match[2]) ?? from);
  return { from, to: Math.max(from, to) };
}

/** Weeks named inside a heading, as in "Wave 1 (weeks 1-4): …" or "（第 1-4 周）". */
const weeksInside = [
  new RegExp(`[(（]\\s*(?:weeks?|wk)\\s*${range}\\s*[)）]`, "i"),
  new RegExp(`[(（]\\s*第\\s*${range}\\s*(?:周|週)\\s*[)）]`),
];

/**
 * Reads a heading as the beginning of a week, a run of weeks, a phase or a day; undefined for any other
 * heading. The title is what the heading says beside the label.
 */
export function unitLabel(heading: string): UnitLabel | undefined {
  const date = dateLabel(heading);
  if (date !== undefined) return date;
  const own = ownLabel(heading);
  for (const pattern of own === undefined || formerKinds.has(own.kind) ? weeksInside : []) {
    const match = pattern.exec(heading);
    if (match !== null) return labelled("week", match, heading);
  }
  if (own === undefined || own.kind === "week" || own.kind === "day") return own;
  const days = daysIn(heading);
  return days === undefined ? own : { ...own, days };
}

function ownLabel(heading: string): UnitLabel | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(heading);
    if (match !== null) return labelled(kind, match, heading.slice(match[0].length));
  }
  return undefined;
}

function labelled(kind: Unit["kind"], match: RegExpExecArray, rest: string): UnitLabel | undefined {
  const first = numeralValue(match[1] ?? "");
  if (first === undefined) return undefined;
  const last = match[2] === undefined ? undefined : numeralValue(match[2]);
  const title = titleOf(rest);
  return { kind, number: first, title, ...(last !== undefined && last > first ? { last } : {}) };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const weekdayBefore = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?";

/** Headings that are a day of the calendar: year, month and day by the places of the groups. */
const datePatterns: readonly {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): readonly (string | undefined)[];
}[] = [
  { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, read: ([, y, m, d]) => [y, m, d] },
  { pattern: /^(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/, read: ([, y, m, d]) => [y, m, d] },
  {
    pattern: new RegExp(
      `^${weekdayBefore}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\w-])`,
      "i",
    ),
    read: ([, m, d, y]) => [y, monthNumber(m), d],
  },
  {
    pattern: new RegExp(
      `^${weekdayBefore}(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}(?:,?\\s+(\\d{4}))?(?![\\w-])`,
      "i",
    ),
    read: ([, d, m, y]) => [y, monthNumber(m), d],
  },
];

function monthNumber(name: string | undefined): string {
  return String(months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1);
}

function dateLabel(heading: string): UnitLabel | undefined {
  for (const { pattern, read } of datePatterns) {
    const match = pattern.exec(heading);
    if (match === null) continue;
    const [year, monthText = "", dayText = ""] = read(match);
    const [monthValue, day] = [Number(monthText), Number(dayText)];
    if (monthValue < 1 || monthValue > 12 || day < 1 || day > 31) return undefined;
    const pad = (value: number): string => String(value).padStart(2, "0");
    const date = `${year ?? "-"}-${pad(monthValue)}-${pad(day)}`;
    return { kind: "date", number: day, date, title: titleOf(heading.slice(match[0].length)) };
  }
  return undefined;
}

function titleOf(rest: string): string {
  const title = rest.replace(/^[\s:：\-–—,，.、|·()（）]+/, "").trim();
  // What opened before the title closes nothing in it.
  const opened = (title.match(/[(（]/g) ?? []).length;
  const closed = (title.match(/[)）]/g) ?? []).length;
  return closed > opened ? title.replace(/[)）]$/, "").trimEnd() : title;
}
