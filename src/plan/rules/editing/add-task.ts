import type { Outline, Task } from "../outline.ts";
import { type CalendarDate, weekdayOfDate } from "../time/calendar-date.ts";
import { appointment, unitOn } from "../time/timetable.ts";
import { taskLabel } from "../understanding/task-label.ts";
import { addTaskAfter, addTaskToSection, writtenWords } from "./edit-tasks.ts";
import { oneLine } from "./source-lines.ts";
import { divideWritten, labelForDay } from "./written-label.ts";

/** The source with a new task behind another one, on the same day. Empty words change nothing. */
export function addTaskBeside(source: string, task: Task, words: string): string {
  const { label } = divideWritten(writtenWords(source, task));
  return addTaskAfter(source, task, task.cadence === undefined ? labelled(label, words) : words);
}

/** The source with a new task at the end of a unit, on the day of the unit's last. */
export function addTaskToUnit(source: string, outline: Outline, unit: number, words: string): string {
  const last = plainTasks(outline, unit).at(-1);
  if (last !== undefined) return addTaskBeside(source, last, words);
  const section = outline.units[unit]?.section;
  return section === undefined ? source : addTaskToSection(source, outline, section, words);
}

/** The source with a new task below a heading, on the day of the last task there. */
export function addTaskUnderHeading(
  source: string,
  outline: Outline,
  section: number,
  words: string,
): string {
  const last = outline.tasks.findLast(
    (task) => task.section === section && task.form !== "table" && task.cadence === undefined,
  );
  return last === undefined
    ? addTaskToSection(source, outline, section, words)
    : addTaskBeside(source, last, words);
}

/**
 * The source with a new task for a day, in the unit the day falls in: labelled as the plan labels that weekday, and
 * where it labels none, or the day is outside the plan's time, with the day as the Obsidian Tasks plugin writes it.
 */
export function addTaskOnDay(
  source: string,
  outline: Outline,
  start: CalendarDate | undefined,
  day: CalendarDate,
  words: string,
): string {
  if (oneLine(words) === "") return source;
  const unit = start === undefined ? undefined : unitOn(day, outline, start);
  const tasks = plainTasks(outline, unit);
  const covers = (task: Task): boolean => {
    const when = start === undefined ? undefined : appointment(task, outline, start);
    return when !== undefined && when.from <= day && day <= when.to;
  };
  const covering = tasks.filter(covers);
  const beside = covering.findLast(({ weekdays }) => weekdays !== undefined);
  if (beside !== undefined) return addTaskBeside(source, beside, words);
  const neighbour = neighbourOn(tasks, outline, start, day);
  const dated = `${oneLine(words)} 📅 ${day}`;
  if (neighbour === undefined) return addTaskToSection(source, outline, sectionFor(outline, unit), dated);
  const { label } = divideWritten(writtenWords(source, neighbour));
  const onDay = unit === undefined ? undefined : labelForDay(label, weekdayOfDate(day));
  if (onDay !== undefined) return addTaskAfter(source, neighbour, labelled(onDay, words));
  // Tasks of the whole week are due on each of its days.
  const anyDay = covering.findLast(({ dates }) => dates === undefined);
  return anyDay === undefined ? addTaskAfter(source, neighbour, dated) : addTaskBeside(source, anyDay, words);
}

/** The task behind which one for a day belongs: the last before it that has a weekday, else the last before it, else the first. */
function neighbourOn(
  tasks: readonly Task[],
  outline: Outline,
  start: CalendarDate | undefined,
  day: CalendarDate,
): Task | undefined {
  const before = tasks.filter((task) => {
    const when = start === undefined ? undefined : appointment(task, outline, start);
    return when !== undefined && when.from <= day;
  });
  return (
    before.findLast(({ weekdays }) => weekdays !== undefined) ??
    tasks.find(({ weekdays }) => weekdays !== undefined) ??
    before.at(-1) ??
    tasks[0]
  );
}

/** Words with a label in front, unless they bring one of their own. */
function labelled(label: string, words: string): string {
  const own = taskLabel(words);
  return own.weekdays === undefined && own.cadence === undefined ? label + oneLine(words) : words;
}

/** The tasks of a list that do not come back, of a unit or, without one, of the whole plan. */
function plainTasks(outline: Outline, unit: number | undefined): readonly Task[] {
  return outline.tasks.filter(
    (task) =>
      task.form !== "table" &&
      task.cadence === undefined &&
      (unit === undefined ? task.unit !== undefined : task.unit === unit),
  );
}

function sectionFor(outline: Outline, unit: number | undefined): number {
  return unit === undefined ? outline.sections.length - 1 : (outline.units[unit]?.section ?? 0);
}
