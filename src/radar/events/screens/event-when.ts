import { type EventTime, isWholeDay } from "../rules/event-time.ts";

const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const timeFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** When an event is, as one reads it here. */
export function whenText({ start, end }: EventTime): string {
  if (start === "") return "";
  const isDay = isWholeDay(start);
  const from = new Date(isDay ? `${start}T00:00:00` : start);
  if (Number.isNaN(from.getTime())) return start;
  const format = isDay ? dayFormat : timeFormat;
  const to = end === "" ? undefined : new Date(isWholeDay(end) ? `${end}T00:00:00` : end);
  return to === undefined || Number.isNaN(to.getTime()) || to <= from
    ? format.format(from)
    : format.formatRange(from, to);
}
