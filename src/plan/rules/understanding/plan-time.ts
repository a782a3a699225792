import { blockText, inlineText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";
import type { Pace } from "../outline.ts";
import { linesOf } from "./label.ts";
import { numeralPattern, numeralValue } from "./numeral.ts";
import { minutesIn } from "./task-label.ts";
import { unitLabel } from "./unit-label.ts";

/** The lines of a block as they are written: of a paragraph, of each item, of each row. */
export function linesOfBlock(block: Block): readonly string[] {
  if (block.type === "paragraph") return linesOf(block.children).map(inlineText);
  if (block.type === "list") return block.items.flatMap((item) => item.blocks.flatMap(linesOfBlock));
  if (block.type === "quote") return block.blocks.flatMap(linesOfBlock);
  if (block.type === "table")
    return block.rows.map((row) => row.map((cell) => inlineText(cell.children)).join(": "));
  return [blockText(block)];
}

const startLabel =
  /^(?:(?:plan |planned )?start(?:s|ed|ing)?(?: date| day| on)?|begin(?:s|ning)?(?: date| on)?|kick-?off(?: date)?|from|date started|(?:计划)?(?:开始|起始|启动|开课)(?:日期|时间|日)?)$/i;

/** UTF-16 units of a label before a colon. */
const LONGEST_LABEL = 40;

/** The day a plan says it starts on: by its front matter, or by a label before its first unit; ISO 8601. */
export function startDate(front: ReadonlyMap<string, string>, lines: readonly string[]): string | undefined {
  for (const [name, value] of front) {
    const date = startLabel.test(name.replace(/[_-]/g, " ")) ? dateIn(value) : undefined;
    if (date !== undefined) return date;
  }
  for (const line of lines) {
    for (const part of line.split(/[|·•;；]/)) {
      const colon = part.search(/[:：]/);
      const label = part.slice(0, Math.max(colon, 0)).trim();
      const isLabel = label.length > 1 && label.length <= LONGEST_LABEL;
      const date = isLabel && startLabel.test(label) ? dateIn(part.slice(colon + 1).trim()) : undefined;
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function dateIn(text: string): string | undefined {
  const label = unitLabel(text.trim().replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/, "$1-$2-$3"));
  return label?.date === undefined || label.date.startsWith("--") ? undefined : label.date;
}

const things =
  "(?:study |learning )?(?:sessions?|lessons?|lectures?|class(?:es)?|chapters?|modules?|times|x|×)";
/** What a Chinese plan counts. */
const lessons = "(?:次|节|節|课|堂|讲|講|章|个?课时|个?模块)";
const number = `(${numeralPattern}|an?|once|twice)`;
const paces: readonly RegExp[] = [
  new RegExp(`\\b${number}\\s*${things}\\s*(?:per|a|each|every|/)\\s*week\\b`, "i"),
  new RegExp(`(?:每|一)(?:周|週|星期)\\s*(?:(?:学|完成|上|看|读)\\s*)?${number}\\s*${lessons}`),
];
/** Where the line says that it is the pace: "Pace: twice a week". */
const labelledPace = new RegExp(`\\b${number}\\s*(?:per|a|each|every|/)\\s*week\\b`, "i");
const dailyPaces: readonly RegExp[] = [
  new RegExp(`\\b${number}\\s*${things}\\s*(?:per|a|each|every|/)\\s*day\\b`, "i"),
  new RegExp(`(?:每天|每日)\\s*(?:(?:学|完成|上|看|读)\\s*)?${number}\\s*${lessons}`),
];
/** "Daily" alone is a pace only where it is said of the whole. */
const daily =
  /^(?:(?:pace|schedule|frequency|cadence|rhythm|tempo|commitment|节奏|频率|进度|学习节奏)\s*[:：]\s*)?(?:daily|every day|每天|每日)(?:[\s,，、;；(（]|$)/i;
const paceLabel =
  /^(?:pace|schedule|frequency|cadence|rhythm|tempo|commitment|节奏|频率|进度|学习节奏)\s*[:：]/i;

const counted = `(?:${things}|${lessons})`;
const duration = "(\\d{1,3}(?:\\.\\d{1,2})?)\\s*(?:minutes?|mins?|hours?|hrs?|h|分钟|分鐘|个?小时|個?小時)";
/** "3 sessions × ~1hr", where the line speaks of a week. */
const timesEach = new RegExp(`${number}\\s*(?:${counted}\\s*)?[×x*]\\s?[~≈约約]?\\s?(${duration})`, "i");
const ofWeek = /\bweek(?:ly)?\b|\bwk\b|每周|每週|每星期|一周|一週/i;
/** "18 sessions in 6 weeks", at the beginning of its line or behind a label. */
const inWeeks: readonly RegExp[] = [
  new RegExp(
    `^[^\\p{L}\\p{N}]{0,4}${number}\\s*${counted}\\s*(?:in|over|across|within|for)\\s*${number}\\s*weeks?\\b`,
    "iu",
  ),
  new RegExp(
    `^[^\\p{L}\\p{N}]{0,4}(?:共\\s*)?${number}\\s*${counted}[，,、\\s]*(?:共\\s*)?${number}\\s*(?:周|週|个?星期)`,
    "u",
  ),
];
const weeksFirst = new RegExp(
  `^[^\\p{L}\\p{N}]{0,4}(?:共\\s*)?${number}\\s*(?:周|週|个?星期)[，,、 ]{0,3}(?:内|共)?[，,、 ]{0,3}(?:共\\s?)?${number}\\s*${lessons}`,
  "u",
);
/** The length of each time, in words: "每次一小时", "for half an hour". */
const eachInWords: readonly (readonly [RegExp, number])[] = [
  [/每[次节節课堂]\s?(?:约|約|大约)?\s?半\s?个?(?:小时|小時|钟头)|\bhalf an hour\b/i, 30],
  [/每[次节節课堂]\s?(?:约|約|大约)?\s?一\s?个?半(?:小时|小時|钟头)|\b(?:an|one) hour and a half\b/i, 90],
  [
    /每[次节節课堂]\s?(?:约|約|大约)?\s?一\s?个?(?:小时|小時|钟头)|\b(?:an|one) hour\b(?!\s(?:a|per|each|every)\b)/i,
    60,
  ],
  [
    /每[次节節课堂]\s?(?:约|約|大约)?\s?[两二]\s?个?(?:小时|小時|钟头)|\btwo hours\b(?!\s(?:a|per|each|every)\b)/i,
    120,
  ],
];

/** The pace of a line that counts all sessions: so many of a length each week, or so many in some weeks; undefined for others. */
function wholePace(line: string): Pace | undefined {
  const each = ofWeek.test(line) ? timesEach.exec(line) : null;
  if (each !== null) {
    const perWeek = countOf(each[1]);
    const minutes = minutesIn(each[2] ?? "");
    return perWeek === undefined ? undefined : { perWeek, ...(minutes === undefined ? {} : { minutes }) };
  }
  const behindLabel = line.replace(paceLabel, "").trim();
  const forward = inWeeks.map((pattern) => pattern.exec(behindLabel)).find((match) => match !== null);
  const backward = forward === undefined ? weeksFirst.exec(behindLabel) : null;
  const [times, weeks] = [countOf(forward?.[1] ?? backward?.[2]), countOf(forward?.[2] ?? backward?.[1])];
  if (times === undefined || weeks === undefined || weeks < 1) return undefined;
  const minutes = minutesIn(line);
  return { perWeek: Math.ceil(times / weeks), ...(minutes === undefined ? {} : { minutes }) };
}

/** How fast a plan says that it goes, once for the whole: "5 sessions/week, about 1.5 hours each", "每周两次". */
export function paceIn(lines: readonly string[]): Pace | undefined {
  for (const line of lines) {
    const text = line.replace(/\*+/g, "");
    const whole = wholePace(text);
    if (whole !== undefined && whole.perWeek >= 1 && whole.perWeek <= 70) return whole;
    const weekly =
      paces.map((pattern) => pattern.exec(text)).find((match) => match !== null) ??
      (paceLabel.test(text) ? labelledPace.exec(text) : null);
    const perDay = dailyPaces.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    const times = countOf(weekly?.[1]) ?? times7(countOf(perDay?.[1]));
    // "An hour a week" is a budget, no pace.
    const perWeek =
      times ?? (daily.test(text) && (paceLabel.test(text) || minutesIn(text) !== undefined) ? 7 : undefined);
    if (perWeek === undefined || perWeek < 1 || perWeek > 70) continue;
    const minutes = minutesIn(text) ?? eachInWords.find(([words]) => words.test(text))?.[1];
    return minutes === undefined ? { perWeek } : { perWeek, minutes };
  }
  return undefined;
}

function countOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const known = { a: 1, an: 1, once: 1, twice: 2 }[word.toLowerCase()];
  return known ?? numeralValue(word);
}

function times7(perDay: number | undefined): number | undefined {
  return perDay === undefined ? undefined : perDay * 7;
}
