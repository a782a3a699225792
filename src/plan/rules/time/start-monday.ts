import type { Outline } from "../outline.ts";
import { addDays, type CalendarDate, dateFrom, mondayFrom, readDate } from "./calendar-date.ts";
import { monthIn } from "./month-in-text.ts";
import { firstNamedMonday, weekCount } from "./timetable.ts";

/** Fewer days than this left make a plan's own time one that has passed. */
const WORTHWHILE = 7;

/**
 * The Monday a plan is proposed to start on: that of the dates it names, or the first of its own month, as long
 * as those are not nearly over; else the next Monday, today where today is one.
 */
export function proposeStart(
  plan: Pick<Outline, "title" | "duration" | "units" | "startsOn" | "pace">,
  today: CalendarDate,
): CalendarDate {
  const said = plan.startsOn === undefined ? undefined : readDate(plan.startsOn);
  if (said !== undefined && addDays(said, Math.max(4, weekCount(plan)) * 7 - WORTHWHILE) > today)
    return mondayFrom(said);
  const named = firstNamedMonday(plan);
  if (named !== undefined) {
    return addDays(named, weekCount(plan) * 7 - WORTHWHILE) > today ? named : mondayFrom(today);
  }
  const own = monthIn(plan.title) ?? monthIn(plan.duration ?? "");
  if (own !== undefined && dateFrom(own.year, own.month + 1, 1 - WORTHWHILE) > today) {
    return mondayFrom(dateFrom(own.year, own.month, 1));
  }
  return mondayFrom(today);
}
