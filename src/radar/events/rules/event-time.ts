/** When an event is: the part of its record that says so. */
export interface EventTime {
  /** A day, "2026-11-02"; a moment, "2026-11-02T09:30:00Z"; without the Z a time wherever one is; "" for none yet. */
  readonly start: string;
  /** Likewise; "" where it does not say. */
  readonly end: string;
}

/** A day of this device's calendar, "2026-11-02". */
export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** Whether what a record holds is a day, not a time. */
export function isWholeDay(stored: string): boolean {
  return stored.length === 10;
}

/** The day here on which an event begins. */
export function firstDay({ start }: EventTime): string {
  return dayIn(start);
}

/** The day here on which it ends; that on which it begins, where it does not say. */
export function lastDay(event: EventTime): string {
  return dayIn(event.end) || firstDay(event);
}

/** Whether an event lies behind: by its end, by its beginning where it names none, and on the day after a whole day. */
export function isOver(event: EventTime, now: Date): boolean {
  const stored = event.end || event.start;
  if (stored === "") return false;
  if (isWholeDay(stored)) return stored < dayOf(now);
  const moment = new Date(stored);
  return !Number.isNaN(moment.getTime()) && moment < now;
}

/** Whether an event has begun and is not over. One of a moment alone is never under way. */
export function isUnderWay(event: EventTime, now: Date): boolean {
  if (event.start === "" || isOver(event, now)) return false;
  if (isWholeDay(event.start)) return event.start <= dayOf(now);
  return event.end !== "" && new Date(event.start) <= now;
}

/** The day and the time of day here of what a record holds; "" for what it does not say. */
export function splitTime(stored: string): { readonly day: string; readonly time: string } {
  if (stored.length <= 10) return { day: stored, time: "" };
  const date = new Date(stored);
  if (Number.isNaN(date.getTime())) return { day: "", time: "" };
  return { day: dayOf(date), time: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}` };
}

/** What a record holds of a day and a time of day here, "09:30"; a day alone where there is no time. */
export function joinTime(day: string, time: string): string {
  if (day === "" || time === "") return day;
  const date = new Date(`${day}T${time}:00`);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().replace(".000Z", "Z");
}

function dayIn(stored: string): string {
  return splitTime(stored).day;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
