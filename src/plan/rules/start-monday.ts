import { type CalendarDate, dateFrom, mondayFrom } from "./calendar-date.ts";

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const english = new RegExp(
  `\\b(${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})\\.?,?\\s+(\\d{4})\\b`,
  "i",
);
const figures = /(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|\b)/;
/** Fewer days than this left in a month make it a month that has passed. */
const WORTHWHILE = 7;

/** The month a text speaks of: "September 2025", "2025年9月", "2025-09". */
export function monthIn(text: string): { readonly year: number; readonly month: number } | undefined {
  const word = english.exec(text);
  if (word?.[1] !== undefined && word[2] !== undefined) {
    const short = word[1].slice(0, 3).toLowerCase();
    const month = monthNames.findIndex((name) => name.startsWith(short)) + 1;
    return { year: Number(word[2]), month };
  }
  const digits = figures.exec(text);
  const month = Number(digits?.[2]);
  return digits !== null && month >= 1 && month <= 12 ? { year: Number(digits[1]), month } : undefined;
}

/**
 * The Monday a plan is proposed to start on: the first of its own month, as long as that month is not nearly
 * over; else the next Monday, today where today is one.
 */
export function proposeStart(
  plan: { readonly title: string; readonly duration?: string },
  today: CalendarDate,
): CalendarDate {
  const own = monthIn(plan.title) ?? monthIn(plan.duration ?? "");
  if (own !== undefined) {
    const end = dateFrom(own.year, own.month + 1, 1);
    if (dateFrom(own.year, own.month + 1, 1 - WORTHWHILE) > today && end > today) {
      return mondayFrom(dateFrom(own.year, own.month, 1));
    }
  }
  return mondayFrom(today);
}
