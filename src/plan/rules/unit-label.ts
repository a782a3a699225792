import { numeralPattern, numeralValue } from "./numeral.ts";
import type { Unit } from "./outline.ts";

/** What a heading says of the length of the plan it opens. */
export type UnitLabel = Pick<Unit, "kind" | "number" | "last" | "title">;

const dash = "[-–—~～至到]|to|and|&";
const number = `(${numeralPattern})`;
const range = `${number}(?:\\s*(?:${dash})\\s*${number})?`;

const patterns: readonly (readonly [Unit["kind"], RegExp])[] = [
  ["week", new RegExp(`^(?:weeks?|wk)\\s*\\.?\\s*#?${range}(?![\\w.])`, "i")],
  ["week", new RegExp(`^第\\s*${range}\\s*(?:周|週|星期)`)],
  ["week", new RegExp(`^(?:周|週)\\s*(\\d+)(?:\\s*(?:${dash})\\s*(\\d+))?`)],
  ["day", new RegExp(`^days?\\s*#?${range}(?![\\w.])`, "i")],
  ["day", new RegExp(`^第\\s*${range}\\s*(?:天|日)`)],
  ["phase", new RegExp(`^(?:phase|stage|part|sprint|module|unit|step|month)\\s*#?${range}(?![\\w.])`, "i")],
  ["phase", new RegExp(`^第\\s*${range}\\s*(?:阶段|部分|单元|个月|月|步)`)],
  ["phase", new RegExp(`^(?:阶段|单元)\\s*${range}`)],
];

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
  for (const pattern of weeksInside) {
    const match = pattern.exec(heading);
    if (match !== null) return labelled("week", match, heading);
  }
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(heading);
    if (match === null) continue;
    return labelled(kind, match, heading.slice(match[0].length));
  }
  return undefined;
}

function labelled(kind: Unit["kind"], match: RegExpExecArray, rest: string): UnitLabel | undefined {
  const first = numeralValue(match[1] ?? "");
  if (first === undefined) return undefined;
  const last = match[2] === undefined ? undefined : numeralValue(match[2]);
  const title = rest.replace(/^[\s:：\-–—,，.、|·]+/, "").trim();
  return { kind, number: first, title, ...(last !== undefined && last > first ? { last } : {}) };
}
