import { type Outcome, success } from "../../storage/database/failure.ts";
import { fetchFeed } from "../../web/outside-feed.ts";
import { workThrough } from "../refresh/work-through.ts";
import { readFeedAway } from "../sources/read-feed-away.ts";
import { describeRepository, listReleases, listTags, readProposal } from "./github-api.ts";
import { AT_ONCE, describeMany } from "./github-graphql.ts";
import { apiLimit, githubToken, loadApiLimit, loadGithubToken } from "./github-token.ts";
import {
  emptyShelf,
  keepReleases,
  loadReleases,
  type Release,
  type ReleaseShelf,
  type ReleaseTrouble,
  releaseShelves,
} from "./release-shelf.ts";

const PARALLEL = 4;
const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Requests of the hour that are left for what the person asks for by hand. */
const LEFT_OVER = 2;
/** Requests of the hour below which only news are asked for. */
const ENOUGH = 20;

/** What a refresh of releases came to. */
export interface RefreshedReleases {
  readonly asked: number;
  readonly changed: number;
  readonly waiting: number;
  readonly waitsUntil: number;
  readonly failures: readonly { readonly repository: string; readonly trouble: ReleaseTrouble }[];
}

/**
 * Looks for news of repositories that were not looked at for `age` milliseconds, the longest unseen first. Every answer
 * is on the disk before the next is asked for, so that a refresh that breaks off goes on where it was.
 */
export async function refreshReleases(
  repositories: readonly string[],
  age: number,
  onStep: () => void,
): Promise<RefreshedReleases> {
  await Promise.all([loadReleases(), loadGithubToken(), loadApiLimit()]);
  const now = Date.now();
  const shelf = (repository: string): ReleaseShelf =>
    releaseShelves.peek().get(repository) ?? emptyShelf(repository);
  const due = repositories
    .filter((one) => now - shelf(one).checkedAt >= age && shelf(one).waitUntil <= now)
    .sort((one, other) => shelf(one).triedAt - shelf(other).triedAt);
  let changed = 0;
  const failures: { repository: string; trouble: ReleaseTrouble }[] = [];
  const settle = async (
    repository: string,
    outcome: Outcome<ReleaseShelf, ReleaseTrouble>,
  ): Promise<void> => {
    const before = shelf(repository);
    if (outcome.ok) {
      if (differs(before.releases, outcome.value.releases)) changed++;
      await keepReleases([
        { ...outcome.value, checkedAt: Date.now(), triedAt: Date.now(), trouble: null, waitUntil: 0 },
      ]);
    } else {
      failures.push({ repository, trouble: outcome.failure });
      await keepReleases([
        { ...before, triedAt: Date.now(), trouble: outcome.failure, waitUntil: waitAfter(outcome.failure) },
      ]);
    }
    onStep();
  };
  const [ofGithub, others] = [due.filter(isOfGithub), due.filter((one) => !isOfGithub(one))];
  const hasToken = githubToken.peek() !== "";
  const many = hasToken ? ofGithub.filter((one) => !one.includes("#")) : [];
  const single = hasToken ? ofGithub.filter((one) => one.includes("#")) : ofGithub;
  let left: readonly string[] = await refreshMany(many, shelf, settle);
  if (left.length === 0)
    left = await workThrough(single, PARALLEL, async (repository) => {
      if (isLimited()) return "put-back";
      const outcome = await look(shelf(repository));
      if (!outcome.ok && outcome.failure.kind === "limit") return "put-back";
      await settle(repository, outcome);
      return "done";
    });
  else left = [...left, ...single];
  const waiting = left.length;
  await workThrough(others, PARALLEL, async (address) => {
    await settle(address, await lookAtFeed(shelf(address)));
    return "done";
  });
  return {
    asked: due.length - waiting,
    changed,
    waiting,
    waitsUntil: waiting > 0 ? (apiLimit.peek()?.resetsAt ?? 0) : 0,
    failures,
  };
}

/** Whether GitHub answers no more for now. */
function isLimited(): boolean {
  const limit = apiLimit.peek();
  return limit !== undefined && limit.remaining <= LEFT_OVER && limit.resetsAt > Date.now();
}

function isOfGithub(repository: string): boolean {
  return !/^https?:/i.test(repository);
}

async function refreshMany(
  repositories: readonly string[],
  shelf: (repository: string) => ReleaseShelf,
  settle: (repository: string, outcome: Outcome<ReleaseShelf, ReleaseTrouble>) => Promise<void>,
): Promise<readonly string[]> {
  const waiting = [...repositories];
  while (waiting.length > 0) {
    if (isLimited()) return waiting;
    const some = waiting.slice(0, AT_ONCE);
    const answer = await describeMany(some);
    if (!answer.ok && answer.failure.kind === "limit") return waiting;
    waiting.splice(0, some.length);
    for (const repository of some) {
      if (!answer.ok) {
        await settle(repository, answer);
        continue;
      }
      const found = answer.value.get(repository);
      await settle(
        repository,
        found === undefined
          ? { ok: false, failure: { kind: "not-found" } }
          : success({
              ...shelf(repository),
              archived: found.archived,
              tagsOnly: found.tagsOnly,
              releases: found.tagsOnly ? dated(shelf(repository), found.releases) : found.releases,
            }),
      );
    }
  }
  return [];
}

/** What GitHub has of one repository now: its releases, else its tags; of a proposal, where it stands. */
async function look(before: ReleaseShelf): Promise<Outcome<ReleaseShelf, ReleaseTrouble>> {
  const [repository = "", issue] = before.repository.split("#");
  const etags: Record<string, string> = { ...before.etags };
  if (issue !== undefined) {
    const proposal = await readProposal(repository, issue, etags.issue ?? "");
    if (!proposal.ok) return proposal;
    if (proposal.value === "unchanged") return success(before);
    const [present] = proposal.value.value;
    const [last] = before.releases;
    // Words that were edited are no news; another stage or milestone is.
    const releases =
      present === undefined
        ? before.releases
        : last?.tag === present.tag
          ? [{ ...present, publishedAt: last.publishedAt }, ...before.releases.slice(1)]
          : [present, ...before.releases];
    return success({ ...before, releases, etags: { ...etags, issue: proposal.value.etag } });
  }
  const listed = await listReleases(repository, etags.releases ?? "");
  if (!listed.ok) return listed;
  const state: ReleaseShelf = { ...before, ...(await describe(repository, before, etags)), etags };
  if (listed.value !== "unchanged") {
    etags.releases = listed.value.etag;
    if (listed.value.value.length > 0)
      return success({ ...state, releases: listed.value.value, tagsOnly: false });
  } else if (!before.tagsOnly) return success(state);
  const tags = await listTags(repository, etags.tags ?? "");
  if (!tags.ok) return tags;
  if (tags.value === "unchanged") return success(state);
  etags.tags = tags.value.etag;
  return success({
    ...state,
    releases: dated(before, tags.value.value),
    tagsOnly: tags.value.value.length > 0,
  });
}

/** Whether it is archived; that it could not be asked is no reason to go without its news. */
async function describe(
  repository: string,
  before: ReleaseShelf,
  etags: Record<string, string>,
): Promise<Pick<ReleaseShelf, "archived" | "describedAt">> {
  const { archived, describedAt } = before;
  const isRecent = Date.now() - describedAt < WEEK;
  // Whether it is archived matters less than its news.
  if (isRecent || (apiLimit.peek()?.remaining ?? 60) < ENOUGH) return { archived, describedAt };
  const answer = await describeRepository(repository, etags.repository ?? "");
  if (!answer.ok) return { archived, describedAt };
  if (answer.value === "unchanged") return { archived, describedAt: Date.now() };
  etags.repository = answer.value.etag;
  return { archived: answer.value.value.archived, describedAt: Date.now() };
}

/** Tags have no date: one that was not there before came when it was first seen; those of the first look are old. */
function dated(before: ReleaseShelf, tags: readonly Release[]): Release[] {
  const known = new Map(before.releases.map((release) => [release.tag, release.publishedAt]));
  const first = before.checkedAt === 0;
  return tags.map((tag) => ({ ...tag, publishedAt: known.get(tag.tag) ?? (first ? 0 : Date.now()) }));
}

/** The releases of a project that is elsewhere, from its feed. */
async function lookAtFeed(before: ReleaseShelf): Promise<Outcome<ReleaseShelf, ReleaseTrouble>> {
  const conditions = { etag: before.etags.feed ?? "", modified: before.modified };
  const fetched = await fetchFeed(before.repository, conditions);
  if (!fetched.ok) return fetched;
  if (fetched.value === "unchanged") return success(before);
  const feed = await readFeedAway(fetched.value);
  if (feed === undefined) return { ok: false, failure: { kind: "unreadable" } };
  const releases = feed.items.map((item) => ({
    tag: /[vV]?\d+(?:\.\d+)+\S*/.exec(item.title)?.[0] ?? item.title,
    name: item.title,
    body: item.text,
    publishedAt: item.publishedAt,
    prerelease: false,
    address: item.address,
  }));
  return success({
    ...before,
    releases,
    modified: fetched.value.modified,
    etags: { feed: fetched.value.etag },
  });
}

/** Not asked again before: as long as the server wants, else longer for what will not mend by itself. */
function waitAfter(trouble: ReleaseTrouble): number {
  const HOUR = 60 * 60 * 1000;
  const now = Date.now();
  switch (trouble.kind) {
    case "not-found":
      return now + 6 * HOUR;
    case "status":
      return now + (trouble.retryAfter ?? 300) * 1000;
    case "unreadable":
      return now + HOUR;
    default:
      return 0;
  }
}

function differs(before: readonly Release[], after: readonly Release[]): boolean {
  const key = ({ tag, body }: Release): string => `${tag}\n${body}`;
  return before.length !== after.length || before.some((one, index) => key(one) !== key(after[index] ?? one));
}
