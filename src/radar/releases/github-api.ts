import * as v from "valibot";
import { retryAfter } from "../../contract/retry-after.ts";
import { fromBase64 } from "../../records/base64.ts";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { isTimeout } from "../../web/outside-page.ts";
import { githubToken, noteApiLimit, noteLimitReached } from "./github-token.ts";
import type { Release, ReleaseTrouble } from "./release-shelf.ts";

const API = "https://api.github.com";
const PATIENCE = 20_000;
const PAGE = 30;

/** An answer that may say that nothing has changed. */
type Answer<T> = "unchanged" | { readonly value: T; readonly etag: string };

const releaseSchema = v.object({
  tag_name: v.string(),
  name: v.optional(v.nullable(v.string())),
  body: v.optional(v.nullable(v.string())),
  published_at: v.optional(v.nullable(v.string())),
  created_at: v.optional(v.nullable(v.string())),
  prerelease: v.optional(v.boolean(), false),
  draft: v.optional(v.boolean(), false),
  html_url: v.optional(v.string(), ""),
});
const releasesSchema = v.array(v.unknown());
const tagSchema = v.object({ name: v.string() });
const repositorySchema = v.object({
  archived: v.optional(v.boolean(), false),
  full_name: v.optional(v.string(), ""),
});
const issueSchema = v.object({
  title: v.string(),
  state: v.string(),
  body: v.optional(v.nullable(v.string())),
  updated_at: v.string(),
  html_url: v.optional(v.string(), ""),
  milestone: v.optional(v.nullable(v.object({ title: v.string() }))),
  labels: v.optional(v.array(v.object({ name: v.optional(v.string(), "") })), []),
});
const contentSchema = v.object({ content: v.string(), encoding: v.literal("base64") });
const foundSchema = v.object({
  items: v.array(
    v.object({
      full_name: v.string(),
      description: v.optional(v.nullable(v.string())),
      stargazers_count: v.optional(v.number(), 0),
    }),
  ),
});

/** The releases of a repository, the newest first (GitHub REST API, "List releases"); drafts are left out. */
export async function listReleases(
  repository: string,
  etag: string,
): Promise<Outcome<Answer<readonly Release[]>, ReleaseTrouble>> {
  return asked(`/repos/${repository}/releases?per_page=${PAGE}`, etag, releasesSchema, (all) =>
    all.flatMap((one): readonly Release[] => {
      const read = v.safeParse(releaseSchema, one);
      if (!read.success || read.output.draft) return [];
      const {
        tag_name: tag,
        name,
        body,
        published_at: published,
        created_at: created,
        prerelease,
        html_url,
      } = read.output;
      return [
        {
          tag,
          name: name ?? "",
          body: body ?? "",
          publishedAt: momentOf(published ?? created),
          prerelease,
          address: html_url || `https://github.com/${repository}/releases/tag/${encodeURIComponent(tag)}`,
        },
      ];
    }),
  );
}

/** The tags of a repository that has no releases ("List repository tags"); GitHub gives no date with them. */
export async function listTags(
  repository: string,
  etag: string,
): Promise<Outcome<Answer<readonly Release[]>, ReleaseTrouble>> {
  return asked(`/repos/${repository}/tags?per_page=${PAGE}`, etag, releasesSchema, (all) =>
    all.flatMap((one): readonly Release[] => {
      const read = v.safeParse(tagSchema, one);
      if (!read.success) return [];
      const tag = read.output.name;
      return [
        {
          tag,
          name: "",
          body: "",
          publishedAt: 0,
          prerelease: false,
          address: `https://github.com/${repository}/releases/tag/${encodeURIComponent(tag)}`,
        },
      ];
    }),
  );
}

/** Whether a repository is archived ("Get a repository"). */
export async function describeRepository(
  repository: string,
  etag: string,
): Promise<Outcome<Answer<{ readonly archived: boolean }>, ReleaseTrouble>> {
  return asked(`/repos/${repository}`, etag, repositorySchema, ({ archived }) => ({ archived }));
}

/** A proposal as its file stands ("Get repository content"); nobody says since when. */
export async function readProposal(
  repository: string,
  path: string,
  etag: string,
): Promise<Outcome<Answer<Release>, ReleaseTrouble>> {
  const { readProposalFile } = await import("./rules/proposal-file.ts");
  const place = path.split("/").map(encodeURIComponent).join("/");
  const answer = await asked(`/repos/${repository}/contents/${place}`, etag, contentSchema, ({ content }) =>
    readProposalFile(new TextDecoder().decode(fromBase64(content.replace(/\s/g, "")))),
  );
  if (!answer.ok || answer.value === "unchanged") return answer as Outcome<"unchanged", ReleaseTrouble>;
  const { value: proposal, etag: next } = answer.value;
  if (proposal === undefined) return failed({ kind: "unreadable" });
  const { title: name, tag, body } = proposal;
  const address = `https://github.com/${repository}/blob/HEAD/${path}`;
  const value = { tag, name, body, publishedAt: Date.now(), prerelease: false, address };
  return success({ value, etag: next });
}

/** A proposal as its issue stands: its stage and milestone as what a release is to a project ("Get an issue"). */
export async function readProposalIssue(
  repository: string,
  number: string,
  etag: string,
): Promise<Outcome<Answer<Release>, ReleaseTrouble>> {
  return asked(`/repos/${repository}/issues/${number}`, etag, issueSchema, (issue) => {
    const stage = issue.labels.find(({ name }) => name.startsWith("stage/"))?.name.slice("stage/".length);
    const parts = [issue.milestone?.title, stage, issue.state === "closed" ? "closed" : undefined];
    const tag = parts.filter((part) => part !== undefined && part !== "").join(" · ");
    return {
      tag: tag === "" ? issue.state : tag,
      name: issue.title,
      body: issue.body ?? "",
      publishedAt: momentOf(issue.updated_at),
      prerelease: false,
      address: issue.html_url || `https://github.com/${repository}/issues/${number}`,
    };
  });
}

/** Repositories that are called so, the most starred first ("Search repositories"). */
export async function searchRepositories(
  name: string,
): Promise<Outcome<readonly { readonly repository: string; readonly text: string }[], ReleaseTrouble>> {
  const query = new URLSearchParams({ q: `${name} in:name`, per_page: "5" });
  const answer = await asked(`/search/repositories?${query}`, "", foundSchema, ({ items }) =>
    items.map((item) => ({ repository: item.full_name, text: item.description ?? "" })),
  );
  if (!answer.ok) return answer;
  return success(answer.value === "unchanged" ? [] : answer.value.value);
}

async function asked<S, T>(
  path: string,
  etag: string,
  schema: v.GenericSchema<unknown, S>,
  read: (value: S) => T,
): Promise<Outcome<Answer<T>, ReleaseTrouble>> {
  const response = await request(path, { ...(etag === "" ? {} : { headers: { "if-none-match": etag } }) });
  if (!response.ok) return response;
  if (response.value.status === 304) return success("unchanged");
  const body = await readBody(response.value, schema);
  if (!body.ok) return body;
  return success({ value: read(body.value), etag: response.value.headers.get("etag") ?? "" });
}

/** What an answer says; one that breaks off on the way is as one that never came. */
export async function readBody<S>(
  response: Response,
  schema: v.GenericSchema<unknown, S>,
): Promise<Outcome<S, ReleaseTrouble>> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    return failed(brokenOff(error));
  }
  try {
    const body = v.safeParse(schema, JSON.parse(text));
    return body.success ? success(body.output) : failed({ kind: "unreadable" });
  } catch {
    return failed({ kind: "unreadable" });
  }
}

function brokenOff(error: unknown): ReleaseTrouble {
  if (!navigator.onLine) return { kind: "offline" };
  return isTimeout(error) ? { kind: "timeout", of: "feed" } : { kind: "unreachable" };
}

/** Asks GitHub's API; what is no answer to the question is a trouble. */
export async function request(path: string, init: RequestInit): Promise<Outcome<Response, ReleaseTrouble>> {
  if (!navigator.onLine) return failed({ kind: "offline" });
  const headers = new Headers(init.headers);
  headers.set("accept", "application/vnd.github+json");
  const token = githubToken.peek();
  if (token !== "") headers.set("authorization", `Bearer ${token}`);
  try {
    const response = await fetch(API + path, {
      ...init,
      headers,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Searches are counted by themselves.
    const isCounted = !path.startsWith("/search/");
    if (isCounted) noteApiLimit(response.headers);
    if (response.ok || response.status === 304) return success(response);
    const trouble = troubleOf(response);
    if (isCounted && trouble.kind === "limit") noteLimitReached(trouble.resetsAt);
    return failed(trouble);
  } catch (error) {
    return failed(brokenOff(error));
  }
}

function troubleOf(response: Response): ReleaseTrouble {
  const { status, headers } = response;
  const wait = retryAfter(headers.get("retry-after") ?? "", Date.now());
  if (status === 404 || status === 410 || status === 451) return { kind: "not-found" };
  if (status === 401) return { kind: "bad-token" };
  if (status === 403 || status === 429) {
    if (wait !== undefined) return { kind: "limit", resetsAt: Date.now() + wait * 1000 };
    const resets = Number(headers.get("x-ratelimit-reset") ?? 0) * 1000;
    if (headers.get("x-ratelimit-remaining") === "0" || status === 429)
      return { kind: "limit", resetsAt: resets > Date.now() ? resets : Date.now() + 60_000 };
  }
  return { kind: "status", status, ...(wait === undefined ? {} : { retryAfter: wait }) };
}

function momentOf(text: string | null | undefined): number {
  const moment = Date.parse(text ?? "");
  return Number.isNaN(moment) ? 0 : moment;
}
