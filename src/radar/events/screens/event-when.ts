import { type EventTime, isWholeDay } from "../rules/event-time.ts";

const day = { weekday: "short", day: "numeric", month: "short" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;
const year = { year: "numeric" } as const;
const dayFormat = new Intl.DateTimeFormat(undefined, day);
const dayInYearFormat = new Intl.DateTimeFormat(undefined, { ...day, ...year });
const timeFormat = new Intl.DateTimeFormat(undefined, { ...day, ...time });
const timeInYearFormat = new Intl.DateTimeFormat(undefined, { ...day, ...time, ...year });

/** When an event is, as one reads it here; with its year where that is not the one of now. */
export function whenText({ start, end }: EventTime, now = new Date()): string {
  if (start === "") return "";
  const isDay = isWholeDay(start);
  const from = momentOf(start);
  if (Number.isNaN(from.getTime())) return start;
  const to = end === "" ? undefined : momentOf(end);
  const isRange = to !== undefined && !Number.isNaN(to.getTime()) && to > from;
  const isThisYear =
    from.getFullYear() === now.getFullYear() && (!isRange || to.getFullYear() === now.getFullYear());
  const format = isDay
    ? isThisYear
      ? dayFormat
      : dayInYearFormat
    : isThisYear
      ? timeFormat
      : timeInYearFormat;
  return isRange ? format.formatRange(from, to) : format.format(from);
}

function momentOf(stored: string): Date {
  return new Date(isWholeDay(stored) ? `${stored}T00:00:00` : stored);
}
