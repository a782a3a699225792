import { batch } from "@preact/signals";
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
import { type RefreshFailure, refreshState } from "./refresh-state.ts";
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
export function refreshRadar(how: "by-itself" | "by-hand"): Promise<void> {
  if (running !== undefined) {
    askedMeanwhile ||= how === "by-hand";
    return running;
  }
  running = oneTabAtATime(() => refreshUntilDone(how === "by-hand" ? BY_HAND : BY_ITSELF)).finally(() => {
    running = undefined;
  });
  return running;
}

async function refreshUntilDone(age: number): Promise<void> {
  const began = Date.now();
  await refreshOnce(age);
  while (askedMeanwhile) {
    askedMeanwhile = false;
    await refreshOnce(Date.now() - began);
  }
}

async function refreshOnce(age: number): Promise<void> {
  if (!navigator.onLine) return;
  await Promise.all([loadProjects(), loadSources(), loadItems()]);
  const projects = watchedProjects.peek().filter(({ repository }) => repository !== "");
  const repositories = [...new Set(projects.map(({ repository }) => repository))];
  void noteRepositories(repositories);
  const total = repositories.length + dueSources(age, Date.now()).length;
  let done = 0;
  const step = (): void => {
    done++;
    refreshState.value = { kind: "running", done: Math.min(done, total), total };
  };
  refreshState.value = { kind: "running", done, total };
  const failures: RefreshFailure[] = [];
  try {
    const [releases, sources, calendars] = await Promise.all([
      refreshReleases(repositories, age, step),
      refreshSources(age, step),
      refreshCalendars(age),
    ]);
    for (const { repository, trouble } of releases.failures) {
      const name = projects.find((one) => one.repository === repository)?.name ?? repository;
      failures.push({ what: name, why: releaseTroubleText(trouble) });
    }
    for (const { name, trouble } of [...sources.failures, ...calendars.failures])
      failures.push({ what: name, why: sourceTroubleText(trouble) });
    void refreshReleasePictures();
    batch(() => {
      refreshState.value = {
        kind: "resting",
        last: {
          at: Date.now(),
          asked: releases.asked + sources.asked + calendars.asked,
          changed: releases.changed + sources.changed + calendars.changed,
          waiting: releases.waiting,
          waitsUntil: releases.waitsUntil,
          unreached: releases.unreached + sources.unreached,
          failures,
        },
      };
    });
  } finally {
    if (refreshState.peek().kind === "running") refreshState.value = { kind: "resting", last: undefined };
  }
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-radar", work);
}
