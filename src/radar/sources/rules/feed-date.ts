import { zoneOffset } from "../../zone-offset.ts";

/** Hours from UTC of zones that dates name (RFC 822, and those that programs write). */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  trt: 3,

  ist: 5.5,
  ict: 7,
  wib: 7,
  hkt: 8,
  sgt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,

  brt: -3,
  art: -3,
  ast: -4,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
  akst: -9,
  hst: -10,
};

/** Languages whose names of months are known. */
const LANGUAGES = "en de fr nl es it pt ru uk pl cs sk sv da nb fi tr hu el ro bg ca lt lv et sl id vi".split(
  " ",
);

/** Nearly all dates of feeds are English: the other languages are worked out only where they are needed. */
const ENGLISH: ReadonlyMap<string, number> = new Map([
  ["sept", 9],
  ..."january february march april may june july august september october november december"
    .split(" ")
    .flatMap((name, index) => [name, name.slice(0, 3)].map((key) => [key, index + 1] as const)),
]);

let monthNames: ReadonlyMap<string, number> | undefined;

/** The numbers of months, from 1, by their names in many languages, long and short, without accents. */
function months(): ReadonlyMap<string, number> {
  if (monthNames !== undefined) return monthNames;
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const month of ["long", "short"] as const)
      for (const day of [undefined, "numeric"] as const) {
        const format = new Intl.DateTimeFormat(language, { month, day, timeZone: "UTC" });
        for (let number = 1; number <= 12; number++) {
          const name = format
            .formatToParts(Date.UTC(2026, number - 1, 5))
            .find(({ type }) => type === "month");
          const key = plain(name?.value ?? "");
          // The first language that has a name keeps it.
          if (key.length >= 3 && !/\d/.test(key) && !names.has(key)) names.set(key, number);
        }
      }
  monthNames = names;
  return names;
}

function plain(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[^\p{L}\d]/gu, "")
    .toLowerCase();
}

/** A day of the calendar, its month from 1. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** UTF-16 units of a date that is read. */
const LONGEST = 100;

/**
 * The moment of a date as feeds write them (RFC 822, ISO 8601, and much that is neither: named zones, other languages,
 * the day first, seconds since 1970), in milliseconds since 1970; 0 for what is none. Without a zone it is taken for UTC.
 */
export function feedDate(written: string): number {
  const text = withoutRemark(written.trim().slice(0, LONGEST));
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const time = timeIn(text);
  const day = dayIn(time === undefined ? text : `${text.slice(0, time.start)} ${text.slice(time.end)}`);
  if (day === undefined) {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? 0 : Math.max(moment, 0);
  }
  const wall = Date.UTC(day.year, day.month - 1, day.day) + (time?.milliseconds ?? 0);
  return Math.max(0, wall - offsetIn(time === undefined ? "" : text.slice(time.end), wall));
}

/** A date without what stands in parentheses at its end. */
function withoutRemark(date: string): string {
  const open = date.endsWith(")") ? date.lastIndexOf("(") : -1;
  return open <= 0 ? date : date.slice(0, open).trimEnd();
}

/** The time of day, and where it stands. */
function timeIn(
  text: string,
): { readonly start: number; readonly end: number; readonly milliseconds: number } | undefined {
  const found = /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\b\.?)?/i.exec(text);
  if (found === null) return undefined;
  const [whole, hours, minutes, seconds = "0", part = "", half] = found;
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const milliseconds = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  // The T of ISO 8601 belongs to neither the day nor the time.
  const start = text[found.index - 1]?.toUpperCase() === "T" ? found.index - 1 : found.index;
  return {
    start,
    end: found.index + whole.length,
    milliseconds: milliseconds + Math.floor(Number(`0.${part || 0}`) * 1000),
  };
}

/** The offset from UTC that stands behind a time, in milliseconds; 0 for none. */
function offsetIn(behind: string, wall: number): number {
  const numeric = /(?:^|\s|UTC|GMT)([+\-−])(\d\d):?(\d\d)?(?!\d)/i.exec(behind);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return (numeric[1] === "+" ? 1 : -1) * minutes * 60_000;
  }
  const place = behind.split(/\s+/).find((word) => /^[A-Z][A-Za-z_]+\//.test(word));
  if (place !== undefined) return zoneOffset(place)?.(wall) ?? 0;
  for (const [word] of behind.matchAll(/[A-Za-z]+/g)) {
    const hours = ZONES[word.toLowerCase()];
    if (hours !== undefined) return hours * 3_600_000;
  }
  return 0;
}

function dayIn(text: string): Day | undefined {
  return yearFirst(text) ?? withMonthName(text) ?? inNumbers(text);
}

/** "2026-11-20", "2026/11/20", "2026年11月20日". */
function yearFirst(text: string): Day | undefined {
  const [, year, month, day] =
    /(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(day));
}

/** "20 Nov 2026", "November 20, 2026", "Пт, 20 ноя 2026", "20 de noviembre de 2026", "Fri Nov 20 CET 2026". */
function withMonthName(text: string): Day | undefined {
  const parts = [...text.matchAll(/[\p{L}\p{M}]+|\d+/gu)].flatMap(([word]): readonly DatePart[] => {
    if (/^\d/.test(word)) return [{ digits: word }];
    const month = monthNamed(word);
    return month === undefined ? [] : [{ month }];
  });
  const isMonth = (part: DatePart | undefined): boolean => part?.month !== undefined;
  // The name of a weekday may be that of a month elsewhere: the month follows its day.
  const after = parts.findIndex((part, index) => isMonth(part) && parts[index - 1]?.digits !== undefined);
  const index = after >= 0 ? after : parts.findIndex(isMonth);
  const month = parts[index]?.month;
  if (month === undefined) return undefined;
  const before = parts[index - 1]?.digits;
  const isDayFirst = before !== undefined && Number(before) <= 31;
  const day = isDayFirst ? before : parts[index + 1]?.digits;
  const rest = parts.slice(isDayFirst ? index + 1 : index + 2).flatMap(({ digits }) => digits ?? []);
  const year = rest.find((digits) => digits.length === 4) ?? rest[0];
  return day === undefined || year === undefined ? undefined : dayOf(Number(year), month, Number(day));
}

interface DatePart {
  readonly digits?: string;
  readonly month?: number;
}

/** The month a word names: by its whole name or a usual short one; in other scripts also by how its name begins. */
function monthNamed(word: string): number | undefined {
  const key = plain(word);
  const exact = ENGLISH.get(key) ?? months().get(key);
  if (exact !== undefined || key.length < 3 || /^[a-z]/.test(key)) return exact;
  const begun = new Set([...months()].flatMap(([name, month]) => (name.startsWith(key) ? [month] : [])));
  return begun.size === 1 ? [...begun][0] : undefined;
}

/** "20.11.2026", "20-11-2026", and "11/20/2026" as it is written in America, where that can be. */
function inNumbers(text: string): Day | undefined {
  const [, first, mark, second, year] =
    /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const monthFirst = mark === "/" ? Number(first) <= 12 : Number(second) > 12;
  return monthFirst
    ? dayOf(Number(year), Number(first), Number(second))
    : dayOf(Number(year), Number(second), Number(first));
}

function dayOf(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // Two digits are of this century, or of the one in which the web began (RFC 2822, 4.3).
  const full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
  return { year: full, month, day };
}
