/// <reference lib="webworker" />

import { searchableNotes } from "../../notes/searchable.ts";
import { searchablePlan } from "../../plan/searchable.ts";
import { searchableRadar } from "../../radar/searchable.ts";
import { searchableReading } from "../../reading/searching/searchable.ts";
import { serveSearch } from "../../search/serve-search.ts";
import { readKnown } from "./known-documents.ts";
import { type FindableKind, keyOf } from "./search-key.ts";

declare const self: DedicatedWorkerGlobalScope;

interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
}

/** The domains that have something to be found meet here. */
serveSearch(self, async (known) => {
  const { heads, plan, projects, events } = readKnown(known);
  const [{ articles, highlights }, notes, ofPlan, radar] = await Promise.all([
    searchableReading(heads),
    searchableNotes(),
    searchablePlan(plan),
    searchableRadar(projects),
  ]);
  const as = <T extends Searchable>(kind: FindableKind, all: readonly T[], within: (one: T) => string) =>
    all.map((one) => ({
      key: keyOf({ kind, id: one.id, within: within(one) }),
      group: kind,
      title: one.title,
      text: one.text,
      at: one.at,
    }));
  return [
    ...as("task", ofPlan.tasks, ({ unit }) => unit),
    ...as("topic", ofPlan.topics, () => ""),
    ...as("outcome", ofPlan.outcomes, () => ""),
    ...as("link", ofPlan.links, () => ""),
    ...as("article", articles, () => ""),
    ...as("highlight", highlights, ({ article }) => article),
    ...as("note", notes, () => ""),
    ...as("release", radar.releases, ({ project }) => project),
    ...as("piece", radar.pieces, ({ source }) => source),
    ...as("event", events, () => ""),
  ];
});
