import * as v from "valibot";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { readBody, request } from "./github-api.ts";
import { noteLimitReached } from "./github-token.ts";
import type { Release, ReleaseTrouble } from "./release-shelf.ts";

/** Repositories asked for in one request: GitHub counts nodes, and so many with ten releases each are few. */
export const AT_ONCE = 60;
/** So many where that was too much. */
export const FEWER_AT_ONCE = 15;

const MINUTE = 60_000;

const nodeSchema = v.object({
  tagName: v.string(),
  name: v.optional(v.nullable(v.string())),
  description: v.optional(v.nullable(v.string())),
  publishedAt: v.optional(v.nullable(v.string())),
  isPrerelease: v.optional(v.boolean(), false),
  isDraft: v.optional(v.boolean(), false),
  url: v.optional(v.string(), ""),
});
const repositorySchema = v.object({
  isArchived: v.optional(v.boolean(), false),
  releases: v.object({ nodes: v.array(nodeSchema) }),
  refs: v.optional(v.nullable(v.object({ nodes: v.array(v.object({ name: v.string() })) }))),
});
const answerSchema = v.object({
  data: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  errors: v.optional(v.array(v.object({ type: v.optional(v.string()) })), []),
});

/** What one request says of a repository. */
export interface DescribedRepository {
  readonly archived: boolean;
  readonly releases: readonly Release[];
  readonly tagsOnly: boolean;
}

/**
 * The newest releases of many repositories in one request (GitHub GraphQL API); a token is needed. Undefined for those
 * that GitHub does not have.
 */
export async function describeMany(
  repositories: readonly string[],
): Promise<Outcome<ReadonlyMap<string, DescribedRepository | undefined>, ReleaseTrouble>> {
  const parts = repositories.map((repository, index) => {
    const [owner = "", name = ""] = repository.split("/");
    return `r${index}: repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) {
      isArchived
      releases(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { tagName name description publishedAt isPrerelease isDraft url }
      }
      refs(refPrefix: "refs/tags/", first: 10, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes { name } }
    }`;
  });
  const response = await request("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `query { ${parts.join("\n")} }` }),
  });
  if (!response.ok) return response;
  const answer = await readBody(response.value, answerSchema);
  if (!answer.ok) return answer;
  const { data, errors } = answer.value;
  // A limit that is reached is an answer like any other here, with the status of one that went well.
  if (errors.some(({ type }) => type === "RATE_LIMITED")) {
    const resets = Number(response.value.headers.get("x-ratelimit-reset") ?? 0) * 1000;
    const resetsAt = Math.max(resets, Date.now() + MINUTE);
    noteLimitReached(resetsAt);
    return failed({ kind: "limit", resetsAt });
  }
  if (data === undefined || data === null) return failed({ kind: "unreadable" });
  return success(
    new Map(
      repositories.map((repository, index) => {
        const read = v.safeParse(repositorySchema, data[`r${index}`]);
        return [repository, read.success ? described(repository, read.output) : undefined];
      }),
    ),
  );
}

function described(repository: string, read: v.InferOutput<typeof repositorySchema>): DescribedRepository {
  const page = (tag: string): string =>
    `https://github.com/${repository}/releases/tag/${encodeURIComponent(tag)}`;
  const releases = read.releases.nodes
    .filter(({ isDraft }) => !isDraft)
    .map((node) => ({
      tag: node.tagName,
      name: node.name ?? "",
      body: node.description ?? "",
      publishedAt: Date.parse(node.publishedAt ?? "") || 0,
      prerelease: node.isPrerelease,
      address: node.url || page(node.tagName),
    }));
  if (releases.length > 0) return { archived: read.isArchived, releases, tagsOnly: false };
  const tags = (read.refs?.nodes ?? []).map(({ name }) => ({
    tag: name,
    name: "",
    body: "",
    publishedAt: 0,
    prerelease: false,
    address: page(name),
  }));
  return { archived: read.isArchived, releases: tags, tagsOnly: tags.length > 0 };
}
