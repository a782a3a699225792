import type { Cadence, Weekday, WeekdayRange } from "../outline.ts";

/** What stands before a task's words: its weekday or days, how often, how long. */
export interface TaskLabel {
  readonly text: string;
  readonly weekdays?: WeekdayRange;
  readonly cadence?: Cadence;
  readonly minutes?: number;
}

const weekdayNames: readonly (readonly [Weekday, string])[] = [
  [1, "mon(?:day)?s?|周一|星期一|礼拜一|週一"],
  [2, "tue(?:s(?:day)?)?s?|周二|星期二|礼拜二|週二"],
  [3, "wed(?:nesday)?s?|周三|星期三|礼拜三|週三"],
  [4, "thu(?:r(?:s(?:day)?)?)?s?|周四|星期四|礼拜四|週四"],
  [5, "fri(?:day)?s?|周五|星期五|礼拜五|週五"],
  [6, "sat(?:urday)?s?|周六|星期六|礼拜六|週六"],
  [7, "sun(?:day)?s?|周日|周天|星期日|星期天|礼拜天|週日"],
];

const anyWeekday = weekdayNames.map(([, names]) => names).join("|");
const until = "\\s*(?:-|–|—|~|～|/|至|到|\\bto\\b|\\band\\b|&|,|、|，)\\s*";
/** The label ends with a colon or a dash between spaces; Chinese labels may also end at a space. */
const closing = "\\s*(?:[:：]|\\s[-–—]\\s|(?<=\\p{Script=Han})\\s)\\s*";
const aside = "(?:\\s*[(（]([^()（）]*)[)）])?";

const weekdayLabel = new RegExp(`^(${anyWeekday})(?:${until}(${anyWeekday}))?\\.?${aside}${closing}`, "iu");
const spanLabel = new RegExp(`^(weekdays|工作日|weekends?|周末|週末)${aside}${closing}`, "iu");
const cadenceLabel = new RegExp(
  `^((?:every|each)\\s*(day|week|month|${anyWeekday})|daily|weekly|monthly|每天|每日|每月|每个月|每(?:周|週|星期)([一二三四五六日天])?)${aside}${closing}`,
  "iu",
);

const weekdaysNamed = new RegExp(`(?:${anyWeekday})(?:${until}(?:${anyWeekday}))?`, "iu");

/** A label with another name in the place of the weekday or days it names; undefined where it names none. */
export function withWeekdayNamed(label: string, name: string): string | undefined {
  const named = weekdaysNamed.exec(label);
  if (named === null) return undefined;
  return label.slice(0, named.index) + name + label.slice(named.index + named[0].length);
}

/** The weekday a name stands for, in English or Chinese, short or long. */
export function weekdayOf(name: string): Weekday | undefined {
  return weekdayNames.find(([, names]) => new RegExp(`^(?:${names})$`, "i").test(name.trim()))?.[0];
}

/** Minutes said in a text: "10 minutes", "1 h", "1.5 hours", "30 分钟", "2 小时". */
export function minutesIn(text: string): number | undefined {
  const match = /(?<!\d)(\d+(?:\.\d+)?)\s*(minutes?|mins?\b|hours?|hrs?\b|h\b|分钟|分鐘|小时|小時)/i.exec(
    text,
  );
  if (match === null) return undefined;
  const amount = Number(match[1]);
  return Math.round(/^(?:h|小)/i.test(match[2] ?? "") ? amount * 60 : amount);
}

/**
 * Splits a task's words into its label and what is to be done. A label stands at the beginning and is closed
 * by a colon or a dash: "Monday-Tuesday: …", "Every Friday (10 minutes): …", "周一至周二：…".
 */
export function taskLabel(text: string): TaskLabel {
  const weekday = weekdayLabel.exec(text);
  if (weekday !== null) {
    const from = weekdayOf(weekday[1] ?? "");
    const to = weekday[2] === undefined ? from : weekdayOf(weekday[2]);
    if (from !== undefined && to !== undefined && to >= from) {
      return { ...rest(text, weekday[0], weekday[3]), weekdays: { from, to } };
    }
  }
  const days = spanLabel.exec(text);
  if (days !== null) {
    const weekend = /^(?:weekend|周末|週末)/i.test(days[1] ?? "");
    return { ...rest(text, days[0], days[2]), weekdays: weekend ? { from: 6, to: 7 } : { from: 1, to: 5 } };
  }
  const cadence = cadenceLabel.exec(text);
  if (cadence !== null) {
    const every = cadenceOf(cadence[1] ?? "");
    if (every !== undefined) return { ...rest(text, cadence[0], cadence[4]), cadence: every };
  }
  return { text };
}

/** How often a word such as "Daily", "Every Friday" or "每周五" means; undefined for any other. */
export function cadenceOf(words: string): Cadence | undefined {
  const text = words.trim();
  if (/^(?:daily|every ?day|each day|每天|每日)/i.test(text)) return { every: "day" };
  if (/^(?:monthly|every month|each month|每个?月)/i.test(text)) return { every: "month" };
  const chinese = /^每(?:周|週|星期)([一二三四五六日天])?/.exec(text);
  if (chinese !== null) {
    const weekday = chinese[1] === undefined ? undefined : weekdayOf(`周${chinese[1]}`);
    return weekday === undefined ? { every: "week" } : { every: "week", weekday };
  }
  if (/^(?:weekly|every week|each week)\b/i.test(text)) return { every: "week" };
  const named = new RegExp(`^(?:every|each)\\s+(${anyWeekday})\\b`, "i").exec(text);
  const weekday = named === null ? undefined : weekdayOf(named[1] ?? "");
  return weekday === undefined ? undefined : { every: "week", weekday };
}

function rest(text: string, label: string, said: string | undefined): { text: string; minutes?: number } {
  const words = text.slice(label.length).trim();
  const minutes = minutesIn(said ?? "");
  return { text: words === "" ? text : words, ...(minutes === undefined ? {} : { minutes }) };
}
