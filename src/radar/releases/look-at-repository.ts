import { type Outcome, success } from "../../storage/database/failure.ts";
import { fetchFeed } from "../../web/outside-feed.ts";
import { readSentFeed } from "../sources/feed-reader.ts";
import { describeRepository, listReleases, listTags, readProposal, readProposalIssue } from "./github-api.ts";
import { apiLimit } from "./github-token.ts";
import type { Release, ReleaseShelf, ReleaseTrouble } from "./release-shelf.ts";
import { type Followed, followedBy } from "./rules/followed.ts";

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Requests of the hour below which only news are asked for. */
const ENOUGH = 20;

/** What there is of a project now: its releases, else its tags; of a proposal, where it stands; else what its feed says. */
export async function lookAt(before: ReleaseShelf): Promise<Outcome<ReleaseShelf, ReleaseTrouble>> {
  const followed = followedBy(before.repository);
  switch (followed.kind) {
    case "repository":
      return lookAtRepository(followed.repository, before);
    case "feed":
      return lookAtFeed(before);
    default:
      return lookAtProposal(followed, before);
  }
}

async function lookAtProposal(
  followed: Extract<Followed, { kind: "issue" | "file" }>,
  before: ReleaseShelf,
): Promise<Outcome<ReleaseShelf, ReleaseTrouble>> {
  const etag = before.etags.proposal ?? before.etags.issue ?? "";
  const proposal =
    followed.kind === "issue"
      ? await readProposalIssue(followed.repository, followed.number, etag)
      : await readProposal(followed.repository, followed.path, etag);
  if (!proposal.ok) return proposal;
  if (proposal.value === "unchanged") return success(before);
  const { value: present, etag: next } = proposal.value;
  const [last] = before.releases;
  // Words that were edited are no news; another stage or milestone is.
  const releases =
    last?.tag === present.tag
      ? [{ ...present, publishedAt: last.publishedAt }, ...before.releases.slice(1)]
      : [present, ...before.releases];
  return success({ ...before, releases, etags: { proposal: next } });
}

async function lookAtRepository(
  repository: string,
  before: ReleaseShelf,
): Promise<Outcome<ReleaseShelf, ReleaseTrouble>> {
  const etags: Record<string, string> = { ...before.etags };
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
export function dated(before: ReleaseShelf, tags: readonly Release[]): Release[] {
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
  const feed = await readSentFeed(fetched.value);
  if (feed === undefined || feed === "endless") return { ok: false, failure: { kind: "unreadable" } };
  const releases = feed.items.map((item) => ({
    tag: /[vV]?(?<!\d)\d+(?:\.\d+)+\S*/.exec(item.title)?.[0] ?? item.title,
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
