import type { Plan } from "./plan-record.ts";
import type { Outline, Task } from "./rules/outline.ts";
import { tasksOfUnit } from "./rules/tasks-of-unit.ts";
import { unitDates, unitOn } from "./rules/time/timetable.ts";
import { movedTo } from "./task-progress.ts";

/** What of a unit's tasks the person moved over its bounds. */
export interface MovedTasks {
  /** Tasks of the unit that are now to be done outside its days. */
  readonly away: ReadonlySet<Task>;
  /** Tasks of other units that are now to be done in its days. */
  readonly here: readonly Task[];
}

/** The tasks that were moved out of a unit or into it. Where the days of a plan are not known, none. */
export function movedTasks(plan: Plan, outline: Outline, unit: number): MovedTasks {
  const { start } = plan;
  const span = start === undefined ? undefined : unitDates(outline, outline.units[unit] ?? noUnit, start);
  if (start === undefined || span === undefined) return { away: new Set(), here: [] };
  const away = tasksOfUnit(outline, unit).filter((task) => {
    const moved = movedTo(plan.id, task);
    return moved !== null && (moved.from > span.to || moved.to < span.from);
  });
  const here = outline.tasks.filter((task) => {
    if (task.unit === unit) return false;
    const moved = movedTo(plan.id, task);
    return moved !== null && unitOn(moved.from, outline, start) === unit;
  });
  return { away: new Set(away), here };
}

const noUnit = { kind: "chapter", number: 0, title: "", section: 0 } as const;
