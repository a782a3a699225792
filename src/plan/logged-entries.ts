import { logOf } from "./log-store.ts";
import type { LogEntry, Plan } from "./plan-record.ts";
import type { CalendarDate } from "./rules/time/calendar-date.ts";

/** What was logged for a plan from one day to another, the newest first. */
export function loggedBetween(plan: Plan, from: CalendarDate, to: CalendarDate): readonly LogEntry[] {
  return logOf
    .get(plan.id)
    .filter(({ date }) => date >= from && date <= to)
    .sort((one, other) =>
      one.date > other.date ? -1 : one.date < other.date ? 1 : one.id < other.id ? -1 : 1,
    );
}

/** The minutes of an entry as they stand now; 0 where it is gone. */
export function loggedMinutes({ id, what }: Pick<LogEntry, "id" | "what">): number {
  return logOf.get(what).find((entry) => entry.id === id)?.minutes ?? 0;
}
