import type { Outline, Task } from "../outline.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { type Appointment, appointment } from "./timetable.ts";

interface Planned {
  readonly start: CalendarDate;
  readonly times: Map<Task, Appointment | undefined>;
}

/** What was worked out last for each outline: a screen asks for the same hundreds of tasks again and again. */
const known = new WeakMap<Outline, Planned>();

/** When a task is to be done as the plan says, as `appointment`, worked out once for an outline and a start. */
export function plannedFor(task: Task, outline: Outline, start: CalendarDate): Appointment | undefined {
  let planned = known.get(outline);
  if (planned?.start !== start) {
    planned = { start, times: new Map() };
    known.set(outline, planned);
  }
  const { times } = planned;
  if (times.has(task)) return times.get(task);
  const when = appointment(task, outline, start);
  times.set(task, when);
  return when;
}
