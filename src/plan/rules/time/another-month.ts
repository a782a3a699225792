import { withBox } from "../editing/project-ticks.ts";
import { withoutLines } from "../editing/source-lines.ts";
import type { Outline } from "../outline.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { monthIn } from "./month-in-text.ts";

const english = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * The same plan for the month a new Monday lies in: its own month's name and year are replaced wherever they
 * stand together, all boxes are open again, and tasks the person does not carry over are left out.
 */
export function anotherMonth(
  source: string,
  outline: Outline,
  start: CalendarDate,
  carries: (key: string) => boolean,
): string {
  const boxed = outline.tasks.filter((task) => task.form !== "item");
  let text = boxed.reduce((written, task) => withBox(written, task, false), source);
  for (const task of [...boxed].reverse()) if (!carries(task.key)) text = withoutLines(text, task.span);
  const own = monthIn(outline.title) ?? monthIn(outline.duration ?? "");
  return own === undefined ? text : renameMonth(text, own, start);
}

function renameMonth(
  text: string,
  own: { readonly year: number; readonly month: number },
  start: CalendarDate,
): string {
  // The month most of the first week lies in: a plan that starts on the 30th is the next month's.
  const thursday = new Date(Date.parse(`${start}T00:00:00Z`) + 3 * 86_400_000);
  const [year, month] = [thursday.getUTCFullYear(), thursday.getUTCMonth()];
  const long = english[own.month - 1] ?? "";
  const [newLong, newShort] = [english[month] ?? "", (english[month] ?? "").slice(0, 3)];
  return text
    .replace(
      new RegExp(`\\b${long}(,?\\s+)${own.year}\\b`, "g"),
      (_, gap: string) => `${newLong}${gap}${year}`,
    )
    .replace(
      new RegExp(`\\b${long.slice(0, 3)}(\\.?,?\\s+)${own.year}\\b`, "g"),
      (_, gap: string) => `${newShort}${gap}${year}`,
    )
    .replace(
      new RegExp(`${own.year}(\\s*年\\s*)0?${own.month}(\\s*月)`, "g"),
      (_, a: string, b: string) => `${year}${a}${month + 1}${b}`,
    )
    .replace(
      new RegExp(`\\b${own.year}-${String(own.month).padStart(2, "0")}(?!-?\\d)`, "g"),
      `${year}-${String(month + 1).padStart(2, "0")}`,
    );
}
