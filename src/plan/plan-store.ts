import { computed, effect, signal } from "@preact/signals";
import { write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { groupedView } from "../storage/records/grouped-view.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { orderedView } from "../storage/records/ordered-view.ts";
import { outlineOf } from "./outline-shelf.ts";
import {
  CURRENT,
  checkCollection,
  type Plan,
  planChoiceCollection,
  planCollection,
  readCheckId,
  taskCollection,
} from "./plan-record.ts";
import type { Outline, Role } from "./rules/outline.ts";
import type { CalendarDate } from "./rules/time/calendar-date.ts";
import type { GivenPace } from "./rules/time/given-pace.ts";
import { settleItems } from "./rules/understanding/settle-items.ts";

const plans = liveCollection(planCollection);
const choice = liveCollection(planChoiceCollection);
const tasks = liveCollection(taskCollection);
const checks = liveCollection(checkCollection);

/** What was done about tasks, by record id; of the plans whose records were read. */
export const taskRecords = tasks;
const checksByTask = groupedView(checks, ({ id }) => readCheckId(id).task);
/** The single times of a task that comes back, by its record id, in the order of their days. */
export const checksOf = checksByTask.get;
/** How many times anything was done about a task; who reads it follows all of them. */
export const progressRevision = computed(() => tasks.revision.value + checks.revision.value);

const newestFirst = {
  includes: () => true,
  compare: (one: Plan, other: Plan): number =>
    Number(one.archived) - Number(other.archived) || other.broughtAt - one.broughtAt,
};

/** All plans, newest first, those put away last. */
export const allPlans = orderedView(plans, () => newestFirst).items;

/** The plan in use: the chosen one, else the newest; undefined where there is none. */
export const currentPlan = computed<Plan | undefined>(() => {
  const chosen = choice.get(CURRENT)?.plan;
  return allPlans.value.find((plan) => plan.id === chosen) ?? allPlans.value[0];
});

const rawOutline = signal<Outline | undefined>(undefined);

/** What puts a plan on days by a pace the person gave it; only such a plan waits for it. */
const settlePace = signal<((outline: Outline, given: GivenPace) => Outline) | undefined>(undefined);
effect(() => {
  if ((currentPlan.value?.pace ?? null) === null || settlePace.peek() !== undefined) return;
  void import("./rules/time/given-pace.ts").then((pace) => {
    settlePace.value = pace.settlePace;
  });
});

/** What is understood of the current plan, its items and its pace settled as the person chose; undefined until it is. */
export const currentOutline = computed<Outline | undefined>(() => {
  const outline = rawOutline.value;
  if (outline === undefined) return undefined;
  const { itemsAsTasks = false, pace = null } = currentPlan.value ?? {};
  const settled = settleItems(outline, itemsAsTasks);
  return pace === null ? settled : settlePace.value?.(settled, pace);
});
const plansLoaded = signal(false);
/** Whether what the first screen shows of a plan has been read. */
export const plansReady = signal(false);

/** Reads the plans and what was done about the current one. */
export async function loadPlans(): Promise<void> {
  const outcomes = await Promise.all([plans.load(), choice.load()]);
  plansLoaded.value = true;
  if (currentPlan.value === undefined || !outcomes.every(({ ok }) => ok)) plansReady.value = true;
}

/** Reads what was done about a plan's tasks. */
export async function loadTaskRecords(plan: string): Promise<Outcome<undefined>> {
  const outcomes = await Promise.all([tasks.load(`${plan}/`), checks.load(`${plan}/`)]);
  return outcomes.find(({ ok }) => !ok) ?? outcomes[0];
}

let understood: Pick<Plan, "id" | "source" | "roles"> | undefined;

effect(() => {
  // Which plan is chosen is only known when both have been read.
  const plan = plansLoaded.value ? currentPlan.value : undefined;
  if (plan === undefined) {
    understood = undefined;
    rawOutline.value = undefined;
    return;
  }
  const same = plan.id === understood?.id && plan.source === understood.source;
  if (same && JSON.stringify(plan.roles) === JSON.stringify(understood?.roles)) return;
  understood = plan;
  void Promise.all([outlineOf(plan), loadTaskRecords(plan.id)]).then(
    ([outline]) => {
      if (understood !== plan) return;
      rawOutline.value = outline;
      plansReady.value = true;
    },
    (error) => {
      // Nothing can be shown of the plan; all that does not need it goes on.
      console.error(error);
      plansReady.value = true;
    },
  );
});

/** Makes a plan the current one. */
export function choosePlan(plan: string): Promise<Outcome<unknown>> {
  return change([
    write(planChoiceCollection, CURRENT, { plan }),
    write(planCollection, plan, { archived: false }),
  ]);
}

/** Moves a plan to another start Monday. */
export function setStart(plan: string, start: CalendarDate): Promise<Outcome<unknown>> {
  return change([write(planCollection, plan, { start })]);
}

/** Gives a plan that says nothing of time a pace, or with null takes it back. */
export function setPace(plan: string, pace: GivenPace | null): Promise<Outcome<unknown>> {
  const given = pace === null ? null : { perWeek: pace.perWeek, first: pace.first };
  return change([write(planCollection, plan, { pace: given })]);
}

/** Takes list items without boxes for tasks, or leaves them document. */
export function setItemsAsTasks(plan: string, itemsAsTasks: boolean): Promise<Outcome<unknown>> {
  return change([write(planCollection, plan, { itemsAsTasks })]);
}

/** Keeps what the person says a section is; "undefined" goes back to what the app makes of it. */
export function setRole(plan: Plan, heading: string, role: Role | undefined): Promise<Outcome<unknown>> {
  const { [heading]: _, ...others } = plan.roles;
  const roles = role === undefined ? others : { ...others, [heading]: role };
  return change([write(planCollection, plan.id, { roles })]);
}
