import { signal } from "@preact/signals";
import { dateOf } from "./rules/time/calendar-date.ts";

/** The day it is; it turns at midnight and whenever the app comes back to the front. */
export const today = signal(dateOf(new Date()));

function refreshToday(): void {
  today.value = dateOf(new Date());
}

document.addEventListener("visibilitychange", refreshToday);
addEventListener("focus", refreshToday);
setInterval(refreshToday, 60_000);
