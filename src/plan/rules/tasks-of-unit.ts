import type { Outline, Task } from "./outline.ts";

const known = new WeakMap<Outline, ReadonlyMap<number, readonly Task[]>>();
const none: readonly Task[] = [];

/** The tasks of a unit, in the order of the file; told apart once for each outline. */
export function tasksOfUnit(outline: Outline, unit: number): readonly Task[] {
  let byUnit = known.get(outline);
  if (byUnit === undefined) {
    const made = new Map<number, Task[]>();
    for (const task of outline.tasks) {
      if (task.unit === undefined) continue;
      const tasks = made.get(task.unit);
      if (tasks === undefined) made.set(task.unit, [task]);
      else tasks.push(task);
    }
    byUnit = made;
    known.set(outline, byUnit);
  }
  return byUnit.get(unit) ?? none;
}
