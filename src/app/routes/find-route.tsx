import { effect, type ReadonlySignal } from "@preact/signals";
import { currentPlan, plansReady } from "../../plan/plan-store.ts";
import { loadEvents, watchedEvents } from "../../radar/events/events-store.ts";
import { loadProjects, watchedProjects } from "../../radar/releases/projects-store.ts";
import { knownHeads } from "../../reading/searching/known-heads.ts";
import { type Described, FindScreen } from "../../search/screens/find-screen.tsx";
import type { ShownHit } from "../../search/search-message.ts";
import { showPlanOnRadar } from "../../today/radar-doors.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import type { KnownDocuments } from "./known-documents.ts";
import { findableKinds, readKey } from "./search-key.ts";

const openWorker = (): Worker =>
  new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });

/** Searching over all domains: what was found opens where it belongs. */
export function FindRoute() {
  return <FindScreen openWorker={openWorker} known={known} describe={describe} groupTitle={groupTitle} />;
}

/** Resolves as soon as a signal is true. */
function whenTrue(condition: ReadonlySignal<boolean>): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!condition.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

function groupTitle(group: string): string {
  const kind = findableKinds.find((one) => one === group);
  return kind === undefined ? group : messages.findable[kind];
}

async function known(): Promise<KnownDocuments> {
  // The projects and events to search are named by the plan: it has to be read first.
  await Promise.all([whenTrue(plansReady), loadProjects(), loadEvents()]);
  showPlanOnRadar();
  return {
    heads: knownHeads(),
    plan: currentPlan.peek()?.id ?? "",
    projects: watchedProjects.peek().map(({ id, name, repository }) => ({ id, name, repository })),
    events: watchedEvents.peek().map(({ id, title, text, detail, location, start }) => ({
      id,
      title,
      text: [location, detail, text].filter((part) => part !== "").join(" · "),
      at: Date.parse(start) || 0,
    })),
  };
}

function describe(hit: ShownHit): Described {
  const { kind, id, within } = readKey(hit.key);
  switch (kind) {
    case "task":
      return { line: "plan", href: routeTo("plan", within === "" ? { view: "whole" } : { week: within }) };
    case "topic":
      return { line: "plan", href: routeTo("plan", { view: "topics" }) };
    case "outcome":
      return { line: "plan", href: routeTo("plan", { view: "outcomes" }) };
    case "article":
      return { line: "read", href: routeTo("read", { article: id, find: hit.find }) };
    case "highlight":
      return { line: "read", href: routeTo("read", { article: within, highlight: id }) };
    case "note":
      return { line: "notes", href: routeTo("notes", { note: id }) };
    case "release":
      return { line: "radar", href: routeTo("radar", { project: within, release: id }) };
    case "piece":
      return { line: "radar", href: routeTo("radar", { view: "sources", source: within, piece: id }) };
    case "event":
      return { line: "radar", href: routeTo("radar", { view: "events" }) };
    case "link":
      return { line: "radar", href: id };
  }
}
