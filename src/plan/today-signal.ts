import { signal } from "@preact/signals";
import { type CalendarDate, dateOf } from "./rules/time/calendar-date.ts";

/** The day it is; it turns at midnight and whenever the app comes back to the front. */
export const today = signal(dateOf(new Date()));

function refreshToday(): void {
  today.value = dateOf(new Date());
}

/** The day it is in this moment and zone, for what is being done now: a screen may still show the day before. */
export function currentDay(): CalendarDate {
  refreshToday();
  return today.peek();
}

document.addEventListener("visibilitychange", refreshToday);
addEventListener("focus", refreshToday);
setInterval(refreshToday, 60_000);
