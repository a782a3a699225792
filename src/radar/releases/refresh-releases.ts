import { type Outcome, success } from "../../storage/database/failure.ts";
import { isCutOff } from "../../web/outside-feed.ts";
import type { RefreshCause } from "../refresh/refresh-state.ts";
import { workThrough } from "../refresh/work-through.ts";
import { AT_ONCE, describeMany, FEWER_AT_ONCE } from "./github-graphql.ts";
import {
  answersAgainAt,
  apiLimit,
  githubToken,
  inTurn,
  loadApiLimit,
  loadGithubToken,
} from "./github-token.ts";
import { dated, lookAt } from "./look-at-repository.ts";
import {
  catchUpReleases,
  emptyShelf,
  keepReleases,
  type Release,
  type ReleaseShelf,
  type ReleaseTrouble,
  releaseShelves,
} from "./release-shelf.ts";
import { followedBy } from "./rules/followed.ts";

const PARALLEL = 4;
/** Milliseconds after which one that could not be had is tried again by itself. */
const AGAIN = 5 * 60_000;

/** What a refresh of releases came to. */
export interface RefreshedReleases {
  readonly asked: number;
  readonly changed: number;
  readonly waiting: number;
  readonly waitsUntil: number;
  /** How many were not reached before the network went. */
  readonly unreached: number;
  readonly failures: readonly { readonly repository: string; readonly trouble: ReleaseTrouble }[];
}

/**
 * Looks for news of repositories that were not looked at for `age` milliseconds, the longest unseen first. Every answer
 * is on the disk before the next is asked for, so that a refresh that breaks off goes on where it was.
 */
export async function refreshReleases(
  repositories: readonly string[],
  how: RefreshCause,
  age: number,
  onStep: () => void,
): Promise<RefreshedReleases> {
  await Promise.all([catchUpReleases(), loadGithubToken(), loadApiLimit()]);
  const now = Date.now();
  const shelf = (repository: string): ReleaseShelf =>
    releaseShelves.peek().get(repository) ?? emptyShelf(repository);
  const due = repositories
    .filter((one) => isDue(shelf(one), how, age, now))
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
  const kindOf = (repository: string) => followedBy(repository).kind;
  const others = due.filter((one) => kindOf(one) === "feed");
  // With a token, many repositories are asked for in one request.
  const isOneOfMany = (one: string): boolean => githubToken.peek() !== "" && kindOf(one) === "repository";
  const many = due.filter(isOneOfMany);
  const single = due.filter((one) => kindOf(one) !== "feed" && !isOneOfMany(one));
  let left: readonly string[] = await refreshMany(many, shelf, settle);
  if (left.length === 0)
    left = await workThrough(single, PARALLEL, async (repository) => {
      const outcome = await inTurn(() => lookAt(shelf(repository)));
      if (outcome === "not-now" || (!outcome.ok && isNobodysFault(outcome.failure))) return "put-back";
      await settle(repository, outcome);
      return "done";
    });
  else left = [...left, ...single];
  const elsewhere = await workThrough(others, PARALLEL, async (address) => {
    const outcome = await lookAt(shelf(address));
    if (!outcome.ok && isNobodysFault(outcome.failure) && (await isCutOff())) return "put-back";
    await settle(address, outcome);
    return "done";
  });
  const isOfLimit = left.length > 0 && isLimited();
  return {
    asked: due.length - left.length - elsewhere.length,
    changed,
    waiting: isOfLimit ? left.length : 0,
    waitsUntil: isOfLimit ? (answersAgainAt(apiLimit.peek(), Date.now()) ?? 0) : 0,
    unreached: (isOfLimit ? 0 : left.length) + elsewhere.length,
    failures,
  };
}

/**
 * Whether a repository is to be looked at. By itself, one that could not be had a moment ago is not tried in vain again;
 * who asks is kept waiting only where the server itself said for how long.
 */
function isDue(
  { checkedAt, triedAt, waitUntil, trouble }: ReleaseShelf,
  how: RefreshCause,
  age: number,
  now: number,
): boolean {
  const isToldToWait = trouble?.kind === "status" && trouble.retryAfter !== undefined;
  if (waitUntil > now && (how === "by-itself" || isToldToWait)) return false;
  return now - checkedAt >= age && now - triedAt >= Math.min(age, AGAIN);
}

/** Whether a failure says nothing of the project: the limit is reached, or a tunnel began. */
function isNobodysFault({ kind }: ReleaseTrouble): boolean {
  return kind === "limit" || kind === "offline";
}

function isTooMuch(trouble: ReleaseTrouble): boolean {
  return trouble.kind === "timeout" || (trouble.kind === "status" && trouble.status >= 500);
}

/** Whether GitHub answers no more for now. */
function isLimited(): boolean {
  return answersAgainAt(apiLimit.peek(), Date.now()) !== undefined;
}

async function refreshMany(
  repositories: readonly string[],
  shelf: (repository: string) => ReleaseShelf,
  settle: (repository: string, outcome: Outcome<ReleaseShelf, ReleaseTrouble>) => Promise<void>,
): Promise<readonly string[]> {
  const waiting = [...repositories];
  let atOnce = AT_ONCE;
  while (waiting.length > 0) {
    if (isLimited()) return waiting;
    const some = waiting.slice(0, atOnce);
    const answer = await describeMany(some);
    if (!answer.ok && isNobodysFault(answer.failure)) return waiting;
    // What is too much for it at once GitHub answers with an error of its own, or not in time.
    if (!answer.ok && isTooMuch(answer.failure) && some.length > FEWER_AT_ONCE) {
      atOnce = FEWER_AT_ONCE;
      continue;
    }
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

/** Not asked again before: as long as the server wants, else longer for what will not mend by itself. */
function waitAfter(trouble: ReleaseTrouble): number {
  const HOUR = 60 * 60 * 1000;
  const now = Date.now();
  switch (trouble.kind) {
    case "not-found":
      return now + 6 * HOUR;
    case "status":
      return now + Math.min((trouble.retryAfter ?? 300) * 1000, 24 * HOUR);
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
