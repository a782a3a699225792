import { messages } from "../messages.ts";
import type { Unit } from "../rules/outline.ts";
import { readDate } from "../rules/time/calendar-date.ts";
import { dayMonthText } from "./date-text.ts";

/** "Week 1", "Weeks 1–4", "Phase 0", "6 Apr". */
export function unitText(unit: Pick<Unit, "kind" | "number" | "last" | "date">): string {
  if (unit.kind === "date") {
    const date = readDate((unit.date ?? "").replace(/^--/, "2000-"));
    return date === undefined ? String(unit.number) : dayMonthText(date);
  }
  return messages.unitLabel[unit.kind](unit.number, unit.last);
}
