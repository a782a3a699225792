import { refreshCalendars } from "../events/refresh-calendars.ts";
import { loadProjects, watchedProjects } from "../releases/projects-store.ts";
import { refreshReleases } from "../releases/refresh-releases.ts";
import { refreshReleasePictures } from "../releases/release-pictures.ts";
import { releaseTroubleText } from "../releases/trouble-text.ts";
import { readFeedsBy } from "../sources/feed-reader.ts";
import { loadItems } from "../sources/item-shelf.ts";
import { readFeedAway } from "../sources/read-feed-away.ts";
import { dueSources, refreshSources } from "../sources/refresh-sources.ts";
import { loadSources } from "../sources/sources-store.ts";
import { sourceTroubleText } from "../sources/trouble-text.ts";
import { type RefreshCause, type RefreshSummary, refreshState } from "./refresh-state.ts";
import { noteRepositories } from "./repositories-noted.ts";

readFeedsBy(readFeedAway);

const MINUTE = 60_000;
/** Milliseconds after which things are looked at again by themselves. */
const BY_ITSELF = 60 * MINUTE;
/** And when somebody asks: not the same twice in a breath. */
const BY_HAND = 5000;

let running: Promise<void> | undefined;
let askedMeanwhile = false;

/**
 * Looks for news of all that is followed: releases, sources, calendars. One tab at a time; what is done already is on
 * the disk, so that one that breaks off goes on where it was. Asked for by hand while it runs, it looks once more, at
 * what it had not come to know of when it began.
 */
export function refreshRadar(how: RefreshCause): Promise<void> {
  if (running !== undefined) {
    askedMeanwhile ||= how === "by-hand";
    return running;
  }
  running = oneTabAtATime(() => refreshUntilDone(how)).finally(() => {
    running = undefined;
  });
  return running;
}

async function refreshUntilDone(how: RefreshCause): Promise<void> {
  const state = refreshState.peek();
  const before = state.kind === "resting" ? state.last : undefined;
  let last: RefreshSummary | undefined;
  try {
    const began = Date.now();
    last = await refreshOnce(how, how === "by-hand" ? BY_HAND : BY_ITSELF);
    while (askedMeanwhile) {
      askedMeanwhile = false;
      last = together(last, await refreshOnce("by-hand", Date.now() - began));
    }
  } finally {
    // One that had nothing to ask says nothing of what the one before came to.
    refreshState.value = { kind: "resting", last: last === undefined ? before : movedSince(before, last) };
  }
}

/** What a look came to, with the sources that moved in the looks before it: that is said once, and to be seen. */
function movedSince(before: RefreshSummary | undefined, last: RefreshSummary): RefreshSummary {
  const again = new Set(last.moved.map(({ name }) => name));
  return { ...last, moved: [...(before?.moved ?? []).filter(({ name }) => !again.has(name)), ...last.moved] };
}

/** Looks once; undefined where there was nothing to ask. */
async function refreshOnce(how: RefreshCause, age: number): Promise<RefreshSummary | undefined> {
  if (!navigator.onLine) return undefined;
  await Promise.all([loadProjects(), loadSources(), loadItems()]);
  const projects = watchedProjects.peek().filter(({ repository }) => repository !== "");
  const repositories = [...new Set(projects.map(({ repository }) => repository))];
  void noteRepositories(repositories);
  const total = repositories.length + dueSources(how, age, Date.now()).length;
  let done = 0;
  const step = (): void => {
    done++;
    refreshState.value = { kind: "running", done: Math.min(done, total), total };
  };
  refreshState.value = { kind: "running", done, total };
  const [releases, sources, calendars] = await Promise.all([
    refreshReleases(repositories, how, age, step),
    refreshSources(how, age, step),
    refreshCalendars(age),
  ]);
  const asked = releases.asked + sources.asked + calendars.asked;
  const { waiting, waitsUntil } = releases;
  const unreached = releases.unreached + sources.unreached;
  if (asked + waiting + unreached === 0) return undefined;
  if (releases.asked > 0) void refreshReleasePictures();
  const nameOf = (repository: string): string =>
    projects.find((one) => one.repository === repository)?.name ?? repository;
  const failures = [
    ...releases.failures.map(({ repository, trouble }) => ({
      what: nameOf(repository),
      why: releaseTroubleText(trouble),
    })),
    ...[...sources.failures, ...calendars.failures].map(({ name, trouble }) => ({
      what: name,
      why: sourceTroubleText(trouble),
    })),
  ];
  const changed = releases.changed + sources.changed + calendars.changed;
  return { at: Date.now(), asked, changed, waiting, waitsUntil, unreached, failures, moved: sources.moved };
}

/** Two looks, the second of which went on where the first had begun, as one. */
function together(
  first: RefreshSummary | undefined,
  second: RefreshSummary | undefined,
): RefreshSummary | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  const again = new Set(second.failures.map(({ what }) => what));
  return {
    ...second,
    asked: first.asked + second.asked,
    changed: first.changed + second.changed,
    failures: [...first.failures.filter(({ what }) => !again.has(what)), ...second.failures],
    moved: [...first.moved, ...second.moved],
  };
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-radar", work);
}
