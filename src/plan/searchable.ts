import { orThrow } from "../storage/database/failure.ts";
import { readCollection } from "../storage/records/read-record.ts";
import { outlineOf } from "./outline-shelf.ts";
import { planCollection } from "./plan-record.ts";
import type { Outline } from "./rules/outline.ts";

/** Something of a plan that can be found. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970; what stands earlier in the plan counts as newer. */
  readonly at: number;
}

/** What of a plan can be found. */
export interface SearchablePlan {
  /** `unit` is the place of a task's week, session … among the plan's, or "". */
  readonly tasks: readonly (Searchable & { readonly unit: string })[];
  readonly topics: readonly Searchable[];
  readonly outcomes: readonly Searchable[];
  /** By their addresses. */
  readonly links: readonly Searchable[];
}

/** The tasks, topics, outcomes and links of a plan; none where there is no such plan. */
export async function searchablePlan(id: string): Promise<SearchablePlan> {
  const plans = id === "" ? [] : orThrow(await readCollection(planCollection));
  const plan = plans.find((one) => one.id === id);
  if (plan === undefined) return { tasks: [], topics: [], outcomes: [], links: [] };
  return partsOf(await outlineOf(plan), plan.broughtAt);
}

function partsOf(outline: Outline, at: number): SearchablePlan {
  const ofOutcomes = new Set(outline.outcomes.flatMap(({ tasks }) => tasks));
  const all = outline.tasks.map((task, index) => ({
    id: task.key,
    title: task.text,
    text: [outline.units[task.unit ?? -1]?.title, task.group, task.detail]
      .filter((part) => part !== undefined && part !== "")
      .join(" · "),
    at: at - index,
    unit: task.unit === undefined ? "" : String(task.unit),
    isOutcome: ofOutcomes.has(index),
  }));
  const addresses = new Map(
    [...outline.links, ...outline.resources].map(({ text, address, section }) => [
      address,
      { text, section },
    ]),
  );
  return {
    tasks: all.filter(({ isOutcome }) => !isOutcome),
    outcomes: all.filter(({ isOutcome }) => isOutcome),
    topics: outline.topics.map(({ key, title, labels }, index) => ({
      id: key,
      title,
      text: labels.map(({ label, text }) => (label === "" ? text : `${label}: ${text}`)).join(" · "),
      at: at - index,
    })),
    links: [...addresses].map(([address, { text, section }], index) => ({
      id: address,
      title: text,
      text: [outline.sections[section]?.heading, address.replace(/^https?:\/\//, "")]
        .filter((part) => part !== undefined && part !== "")
        .join(" · "),
      at: at - index,
    })),
  };
}
