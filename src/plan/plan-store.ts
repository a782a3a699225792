import { computed, effect, signal } from "@preact/signals";
import { change } from "../storage/change.ts";
import type { Outcome } from "../storage/failure.ts";
import { success } from "../storage/failure.ts";
import { liveCollection } from "../storage/live-collection.ts";
import { outlineOf } from "./outline-shelf.ts";
import {
  CURRENT,
  type Plan,
  planChoiceCollection,
  planCollection,
  taskCollection,
  taskRecordId,
} from "./plan-record.ts";
import type { CalendarDate } from "./rules/calendar-date.ts";
import type { Outline, Task } from "./rules/outline.ts";

const plans = liveCollection(planCollection);
const choice = liveCollection(planChoiceCollection);
const tasks = liveCollection(taskCollection);

/** All plans, newest first; undefined until they are read. */
export const allPlans = computed(() => {
  const entries = plans.entries.value;
  return entries === undefined
    ? undefined
    : [...entries.values()].sort((one, other) => other.broughtAt - one.broughtAt);
});

/** The plan in use: the chosen one, else the newest; undefined where there is none. */
export const currentPlan = computed<Plan | undefined>(() => {
  const chosen = choice.entries.value?.get(CURRENT)?.plan;
  return allPlans.value?.find((plan) => plan.id === chosen) ?? allPlans.value?.[0];
});

/** What is understood of the current plan; undefined until it is. */
export const currentOutline = signal<Outline | undefined>(undefined);
/** Whether what the first screen shows of a plan has been read. */
export const plansReady = signal(false);

/** Reads the plans and what was done about the current one. */
export async function loadPlans(): Promise<void> {
  await Promise.all([plans.load(), choice.load()]);
  if (currentPlan.value === undefined) plansReady.value = true;
}

let understood: { readonly id: string; readonly source: string } | undefined;

effect(() => {
  const plan = currentPlan.value;
  if (plan === undefined) {
    understood = undefined;
    currentOutline.value = undefined;
    return;
  }
  if (plan.id === understood?.id && plan.source === understood.source) return;
  understood = plan;
  void Promise.all([outlineOf(plan), tasks.load(`${plan.id}/`)]).then(([outline]) => {
    if (understood?.id !== plan.id || understood.source !== plan.source) return;
    currentOutline.value = outline;
    plansReady.value = true;
  });
});

/** Whether a task is done: what the person said, else what the file says. */
export function isDone(plan: string, task: Pick<Task, "key" | "checked">): boolean {
  return tasks.entries.value?.get(taskRecordId(plan, task.key))?.done ?? task.checked;
}

/** Ticks a task or takes the tick back. */
export async function setDone(
  plan: string,
  task: Pick<Task, "key">,
  done: boolean,
): Promise<Outcome<unknown>> {
  return change([{ collection: taskCollection.name, id: taskRecordId(plan, task.key), fields: { done } }]);
}

/** Makes a plan the current one, starting on a Monday. */
export async function choosePlan(plan: string, start?: CalendarDate): Promise<Outcome<unknown>> {
  return change([
    ...(start === undefined ? [] : [{ collection: planCollection.name, id: plan, fields: { start } }]),
    { collection: planChoiceCollection.name, id: CURRENT, fields: { plan } },
  ]);
}

/** The current plan's file with the ticks laid over it, as bytes; undefined where there is no plan. */
export async function exportCurrentPlan(): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const plan = currentPlan.value;
  if (plan === undefined) return undefined;
  const [outline, { projectTicks }] = await Promise.all([
    outlineOf(plan),
    import("./rules/project-ticks.ts"),
  ]);
  await tasks.load(`${plan.id}/`);
  const text = projectTicks(
    plan.source,
    outline.tasks,
    (key) => tasks.entries.value?.get(taskRecordId(plan.id, key))?.done,
  );
  return { name: plan.fileName, bytes: new TextEncoder().encode(text) };
}

/** Removes a plan; what was done about it stays, and comes back with it. */
export async function removePlan(plan: string): Promise<Outcome<unknown>> {
  if (plans.entries.value?.has(plan) !== true) return success(undefined);
  return change([{ collection: planCollection.name, id: plan, remove: true }]);
}
