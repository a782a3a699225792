import type { Outline } from "../outline.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { appointment } from "../time/timetable.ts";
import { replaceSpan } from "./source-lines.ts";

/**
 * The source with the real day of each task (⏳) and the day it was done (✅) written behind its words, in the
 * manner of the Obsidian Tasks plugin. Dates that stand there already are left as they are; tasks that come
 * back have no one day.
 */
export function writeDates(
  source: string,
  outline: Outline,
  start: CalendarDate | undefined,
  doneOn: (key: string) => CalendarDate | undefined,
): string {
  return [...outline.tasks]
    .filter((task) => task.form === "list")
    .sort((one, other) => other.words.end - one.words.end)
    .reduce((text, task) => {
      const when = start === undefined ? undefined : appointment(task, outline, start);
      const { dates } = task;
      const named = dates?.due !== undefined || dates?.scheduled !== undefined || dates?.start !== undefined;
      const day = when === undefined || when.every !== undefined || named ? "" : ` ⏳ ${when.from}`;
      const done = dates?.done === undefined ? doneOn(task.key) : undefined;
      const written = text.slice(task.words.start, task.words.end).trimEnd();
      const end = task.words.start + written.length;
      return replaceSpan(text, { start: end, end }, `${day}${done === undefined ? "" : ` ✅ ${done}`}`);
    }, source);
}
