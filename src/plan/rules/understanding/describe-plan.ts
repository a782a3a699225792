import type { Outline, Task, Unit, Weekday } from "../outline.ts";
import { daysBetween } from "../time/calendar-date.ts";
import { firstNamedMonday, unitDates } from "../time/timetable.ts";
import { unitDays } from "../time/unit-days.ts";

const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const cadenceNames = { day: "daily", week: "weekly", month: "monthly" } as const;

function weekdayName(weekday: Weekday): string {
  return weekdayNames[weekday - 1] ?? "";
}

/** A task's days in English: "Wednesday", "Monday-Tuesday", or null. */
function weekdayText({ weekdays }: Task): string | null {
  if (weekdays === undefined) return null;
  const from = weekdayName(weekdays.from);
  return weekdays.to === weekdays.from ? from : `${from}-${weekdayName(weekdays.to)}`;
}

function weekOf(task: Task, outline: Outline): number | null {
  const unit = task.unit === undefined ? undefined : outline.units[task.unit];
  return unit?.kind === "week" ? unit.number : null;
}

/** The days of a unit from the Monday on which the timetable starts, or null. */
function daysOf(outline: Outline, unit: Unit, index: number): { from: number | null; to: number | null } {
  const monday = firstNamedMonday(outline);
  const dates = unit.kind === "date" && monday !== undefined ? unitDates(outline, unit, monday) : undefined;
  if (dates !== undefined && monday !== undefined)
    return { from: daysBetween(monday, dates.from), to: daysBetween(monday, dates.to) };
  const days = unitDays(outline)[index];
  return { from: days?.from ?? null, to: days?.to ?? null };
}

/** What is understood of a plan, as data for other programs; `offset` counts UTF-8 bytes. */
export function planAsJson(outline: Outline, source: string): object {
  const encoder = new TextEncoder();
  const { title, tasks, items, sections: _, format: __, topics, units, startsOn, pace, ...others } = outline;
  let at = 0;
  let bytes = 0;
  return {
    title,
    tasks: tasks.map((task) => {
      // Tasks come in document order, so the bytes are counted once.
      bytes += encoder.encode(source.slice(at, task.box)).length;
      at = task.box;
      return {
        text: task.text,
        checked: task.checked,
        week: weekOf(task, outline),
        weekday: weekdayText(task),
        cadence: task.cadence === undefined ? null : cadenceNames[task.cadence.every],
        form: task.form,
        offset: bytes,
        unit: task.unit ?? null,
        ...(task.minutes === undefined ? {} : { minutes: task.minutes }),
        ...(task.status === undefined ? {} : { status: task.status }),
      };
    }),
    startsOn: startsOn ?? null,
    pace: pace === undefined ? null : { perWeek: pace.perWeek, minutes: pace.minutes ?? null },
    units: units.map((unit, index) => ({
      ...unit,
      // A date in a heading is a day of the timetable.
      kind: unit.kind === "date" ? "day" : unit.kind,
      ...daysOf(outline, unit, index),
      tasks: tasks.filter((task) => task.unit === index).length,
      items: items.filter((item) => item.unit === index).length,
    })),
    items: items.map((item) => ({
      text: item.text,
      week: weekOf(item, outline),
      weekday: weekdayText(item),
    })),
    topics: topics.map(({ title: name, id, priority, labels }) => ({ title: name, id, priority, labels })),
    ...others,
    outcomes: outline.outcomes.map((group) => ({ title: group.title, boxes: group.tasks.length })),
  };
}

/** What is understood of a plan, as a tree to read. */
export function describePlan(outline: Outline): string {
  const lines = [outline.title === "" ? "(no title)" : outline.title];
  const add = (depth: number, text: string): void => void lines.push(`${"  ".repeat(depth)}${text}`);
  add(1, `language ${outline.language}`);
  if (outline.duration !== undefined) add(1, `duration ${outline.duration}`);
  if (outline.budget !== undefined) add(1, `budget ${outline.budget.from}–${outline.budget.to} hours a week`);
  for (const area of outline.focusAreas) add(1, `focus ${area}`);
  outline.sections.forEach((section, index) => {
    if (section.depth === 0 && section.parts.length === 0) return;
    add(section.depth, `${section.role}: ${section.heading || "(before the first heading)"}`);
    const unit = outline.units.find((one) => one.section === index);
    if (unit !== undefined) {
      add(section.depth + 1, `${unit.kind} ${unit.number}${unit.last === undefined ? "" : `–${unit.last}`}`);
      if (unit.objective !== undefined) add(section.depth + 1, `aim: ${unit.objective}`);
      if (unit.outcome !== undefined) add(section.depth + 1, `outcome: ${unit.outcome}`);
    }
    for (const task of outline.tasks.filter((one) => one.section === index)) {
      const label = [
        weekdayText(task),
        task.cadence && cadenceNames[task.cadence.every],
        task.minutes && `${task.minutes} min`,
      ];
      const said = label.filter(Boolean).join(", ");
      add(
        section.depth + 1,
        `[${task.status ?? (task.checked ? "x" : " ")}] ${said === "" ? "" : `${said}: `}${task.text}`,
      );
    }
    for (const item of outline.items.filter((one) => one.section === index))
      add(section.depth + 1, `- ${item.text}`);
    for (const topic of outline.topics.filter((one) => one.section === index)) {
      const labels = topic.labels.map(({ label }) => label).filter((label) => label !== "");
      add(
        section.depth + 1,
        `topic ${topic.id ?? ""} ${topic.title} (${topic.priority ?? "no priority"}) ${labels.join(", ")}`,
      );
    }
    const entries = [
      ...outline.projects,
      ...outline.events,
      ...outline.sources,
      ...outline.categories,
      ...outline.tools,
      ...outline.advice,
    ];
    for (const entry of entries.filter((one) => one.section === index)) {
      add(section.depth + 1, `- ${entry.name}${"target" in entry ? ` (waits for ${entry.target})` : ""}`);
    }
    for (const link of [...outline.resources, ...outline.links].filter((one) => one.section === index)) {
      add(section.depth + 1, `→ ${link.text} ${link.address}`);
    }
  });
  add(
    1,
    `${outline.tasks.length} boxes, ${outline.items.length} items without one, ${outline.topics.length} topics, ${outline.projects.length} projects, ${outline.events.length} events`,
  );
  return `${lines.join("\n")}\n`;
}
