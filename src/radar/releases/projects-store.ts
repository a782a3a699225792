import { computed } from "@preact/signals";
import { derivedId } from "../../records/identity.ts";
import { remove, restore, write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { type Changed, undoableChange } from "../../storage/records/undoable-change.ts";
import { watchList } from "../watch-list.ts";
import { type ProjectFields, projectCollection } from "./project-record.ts";
import { emptyShelf, type Release, type ReleaseShelf, releaseShelves } from "./release-shelf.ts";
import { followedName, readRepository } from "./rules/followed.ts";
import { knownRepository } from "./rules/known-repositories.ts";
import { type WatchStatus, watchStatus } from "./rules/watch-status.ts";

const projects = liveCollection(projectCollection);

/** Reads what was said of projects, once. */
export const loadProjects = (): Promise<Outcome<undefined>> => projects.load();
export const projectsReading = projects.reading;

/** A project that is followed: as the plan names it, or added by hand, with what was said of it. */
export interface WatchedProject extends ProjectFields {
  readonly id: string;
  readonly group: string;
  /** What the plan says of it. */
  readonly detail: string;
  readonly fromPlan: boolean;
}

function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The id of a project the plan names. */
export function projectId(name: string): string {
  return derivedId("radar-project", nameKey(name));
}

const nothingSaid: ProjectFields = {
  name: "",
  repository: "",
  target: "",
  prereleases: false,
  prefix: "",
  here: "",
  seenUntil: 0,
  checkedAt: 0,
  seenBefore: 0,
  status: "",
  remark: "",
  hidden: false,
  addedAt: 0,
};

/** The projects that are followed: the plan's in its order, then those added by hand, the last added last. */
export const watchedProjects = computed<readonly WatchedProject[]>(() => {
  projects.revision.value;
  const ofPlan = watchList.value.projects.map((entry): WatchedProject => {
    const id = projectId(entry.name);
    const said = projects.peek(id) ?? nothingSaid;
    const { name, detail, group } = entry;
    return {
      ...said,
      id,
      name,
      detail,
      group,
      fromPlan: true,
      target: said.target || (entry.target ?? ""),
      repository: said.repository || knownRepository(name) || readRepository(entry.address ?? "") || "",
    };
  });
  const planned = new Set(ofPlan.map(({ id }) => id));
  const repositories = new Set(ofPlan.map(({ repository }) => repository.toLowerCase()));
  const added = [...projects.values()]
    .filter(
      ({ id, addedAt, repository }) =>
        addedAt > 0 && !planned.has(id) && !repositories.has(repository.toLowerCase()),
    )
    .sort((one, other) => one.addedAt - other.addedAt || (one.id < other.id ? -1 : 1))
    .map((one): WatchedProject => ({ ...one, group: "", detail: "", fromPlan: false }));
  return [...ofPlan, ...added].filter(({ hidden }) => !hidden);
});

/** How a project stands with the releases on this device. */
export function statusOf(project: WatchedProject): WatchStatus {
  return watchStatus(shelfOf(project).releases, project);
}

/** The releases of a project that are news on a day, the newest version first. */
export function newsOf(project: WatchedProject, { releases }: WatchStatus, now: Date): readonly Release[] {
  const since = newSince(project, now);
  return releases.filter(({ publishedAt }) => publishedAt > since);
}

/** The moment from which a project's releases are news of this day: those of a check done today stay so until its end. */
function newSince({ checkedAt, seenBefore, seenUntil }: ProjectFields, now: Date): number {
  return isSameDay(checkedAt, now) ? Math.min(seenBefore, seenUntil) : seenUntil;
}

/** When the check of today was done; undefined where it was not. */
export function checkedToday(all: readonly ProjectFields[], now: Date): number | undefined {
  const last = Math.max(0, ...all.map(({ checkedAt }) => checkedAt));
  return isSameDay(last, now) ? last : undefined;
}

function isSameDay(moment: number, now: Date): boolean {
  return new Date(moment).toDateString() === now.toDateString();
}

/** What of a project's repository lies on this device. */
export function shelfOf({ repository }: Pick<WatchedProject, "repository">): ReleaseShelf {
  return releaseShelves.value.get(repository) ?? emptyShelf(repository);
}

/** Says something of a project. */
export function setProject(id: string, fields: Partial<ProjectFields>): Promise<Outcome<unknown>> {
  return change([write(projectCollection, id, fields)]);
}

/** Adds projects by their repositories, those that are followed already left out; resolves to how many were new. */
export async function addProjects(
  repositories: readonly string[],
  now: number,
): Promise<{ readonly added: number; readonly outcome: Outcome<unknown> }> {
  const followed = new Set(watchedProjects.peek().map(({ repository }) => repository.toLowerCase()));
  const fresh = [...new Map(repositories.map((one) => [one.toLowerCase(), one])).values()].filter(
    (one) => !followed.has(one.toLowerCase()),
  );
  const writes = fresh.flatMap((repository, index) => {
    const id = derivedId("radar-repository", repository.toLowerCase());
    const name = followedName(repository);
    const fields = { repository, hidden: false, addedAt: now + index };
    return [restore(projectCollection, id), write(projectCollection, id, fields, { begun: { name } })];
  });
  if (writes.length === 0) return { added: 0, outcome: { ok: true, value: undefined } };
  return { added: fresh.length, outcome: await change(writes) };
}

/** No longer follows a project: one of the plan is hidden, one added by hand removed. */
export function unfollow({ id, fromPlan }: WatchedProject): Promise<Outcome<Changed>> {
  return undoableChange(
    [fromPlan ? write(projectCollection, id, { hidden: true }) : remove(projectCollection, id)],
    [projectCollection],
  );
}

/** Says that a project's releases up to now have been seen. */
export function markSeen(project: WatchedProject): Promise<Outcome<unknown>> {
  const newest = Math.max(0, ...statusOf(project).releases.map(({ publishedAt }) => publishedAt));
  if (newest <= project.seenUntil) return Promise.resolve({ ok: true, value: undefined });
  return setProject(project.id, { seenUntil: newest });
}

/** Says that the day's check was done, and that all releases up to now have been seen; all in one change. */
export function markChecked(all: readonly WatchedProject[], now: number): Promise<Outcome<Changed>> {
  const writes = all.flatMap((project, index) => {
    const newest = Math.max(0, ...statusOf(project).releases.map(({ publishedAt }) => publishedAt));
    // The moment of the check stands in the first even where nothing was new.
    if (newest <= project.seenUntil && index > 0) return [];
    const seenBefore = newSince(project, new Date(now));
    const seenUntil = Math.max(newest, project.seenUntil);
    return [write(projectCollection, project.id, { checkedAt: now, seenBefore, seenUntil })];
  });
  return undoableChange(writes, [projectCollection]);
}

/** Takes the check of today back: what it said to be seen is new again. */
export function takeCheckBack(all: readonly WatchedProject[], now: Date): Promise<Outcome<Changed>> {
  const writes = all
    .filter(({ checkedAt }) => isSameDay(checkedAt, now))
    .map((project) =>
      write(projectCollection, project.id, { checkedAt: 0, seenUntil: newSince(project, now) }),
    );
  return undoableChange(writes, [projectCollection]);
}
