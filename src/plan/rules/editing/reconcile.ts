import type { Outline, Task } from "../outline.ts";

/** What became of a task between two versions of a file. */
export type TaskChange =
  | { readonly kind: "unchanged" | "moved" | "reworded"; readonly before: Task; readonly after: Task }
  | { readonly kind: "added"; readonly after: Task }
  | { readonly kind: "removed"; readonly before: Task };

/** Words that share at least this much (Dice, by pairs of letters) are one task reworded. */
const ALIKE = 0.5;

/**
 * Tells task by task what a newer version of a file did: the same words in the same part of the plan are the
 * same task; the same words elsewhere, a task that moved; similar words, one that was reworded, the most
 * similar first, those of the same part and day before others. What is left was removed or added.
 */
export function reconcile(before: Outline, after: Outline): readonly TaskChange[] {
  const matched = new Map<
    Task,
    { readonly after: Task; readonly kind: "unchanged" | "moved" | "reworded" }
  >();
  const freeBefore = new Set(before.tasks);
  const freeAfter = new Set(after.tasks);
  const match = (one: Task, other: Task, kind: "unchanged" | "moved" | "reworded"): void => {
    matched.set(one, { after: other, kind });
    freeBefore.delete(one);
    freeAfter.delete(other);
  };
  const byKey = new Map(after.tasks.map((task) => [task.key, task]));
  for (const task of before.tasks) {
    const same = byKey.get(task.key);
    if (same !== undefined) match(task, same, "unchanged");
  }
  const byText = new Map<string, Task[]>();
  for (const task of freeAfter) byText.set(fold(task.text), [...(byText.get(fold(task.text)) ?? []), task]);
  for (const task of [...freeBefore]) {
    const same = byText.get(fold(task.text))?.shift();
    if (same !== undefined) match(task, same, "moved");
  }
  for (const { one, other } of alikePairs([...freeBefore], [...freeAfter], before, after)) {
    if (freeBefore.has(one) && freeAfter.has(other)) match(one, other, "reworded");
  }
  return [
    ...before.tasks.map((task): TaskChange => {
      const found = matched.get(task);
      return found === undefined
        ? { kind: "removed", before: task }
        : { kind: found.kind, before: task, after: found.after };
    }),
    ...[...freeAfter].map((task): TaskChange => ({ kind: "added", after: task })),
  ];
}

/** How much of a plan's tasks another file still has, from 0 to 1: whether it is a version of the same plan. */
export function likeness(before: Outline, after: Outline): number {
  if (before.tasks.length === 0 || after.tasks.length === 0) return 0;
  const kept = reconcile(before, after).filter(({ kind }) => kind !== "added" && kind !== "removed").length;
  return kept / Math.min(before.tasks.length, after.tasks.length);
}

interface Pair {
  readonly one: Task;
  readonly other: Task;
}

function alikePairs(
  before: readonly Task[],
  after: readonly Task[],
  old: Outline,
  next: Outline,
): readonly Pair[] {
  // Two long lists with nothing in common are not compared word by word: they are another plan.
  if (before.length * after.length > 250_000) return [];
  const pairs = before.flatMap((one) => {
    const pairsOfOne = pairsIn(fold(one.text));
    return after.map((other) => {
      const samePart = partOf(one, old) === partOf(other, next);
      const sameDay = samePart && one.weekdays !== undefined && one.weekdays.from === other.weekdays?.from;
      const words = dice(pairsOfOne, pairsIn(fold(other.text)));
      return { one, other, likeness: words + (samePart ? 0.15 : 0) + (sameDay ? 0.1 : 0) };
    });
  });
  return pairs.filter((pair) => pair.likeness >= ALIKE).sort((a, b) => b.likeness - a.likeness);
}

function partOf(task: Task, outline: Outline): string {
  const unit = task.unit === undefined ? undefined : outline.units[task.unit];
  return unit === undefined ? "" : `${unit.kind} ${unit.date ?? unit.number}`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}

function pairsIn(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  const letters = [...text];
  for (let at = 0; at + 1 < letters.length; at++) {
    const pair = `${letters[at]}${letters[at + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient over pairs of letters (Dice 1945). */
function dice(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [pair, count] of one) {
    shared += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}
