import * as v from "valibot";
import { toBase64 } from "../records/base64.ts";
import { type Remote, RemoteError, type RemoteFile } from "./remote.ts";
import { bytesOf, drop, errorOf, type RemoteRequest, type Send } from "./send.ts";

export interface GithubAccess {
  /** `owner/name`, or the whole address of a repository on a server of one's own. */
  readonly repository: string;
  /** A fine-grained token that may read and write contents. */
  readonly token: string;
  readonly branch: string;
}

const WHO = "GitHub";
const treeSchema = v.object({
  tree: v.array(
    v.object({ path: v.string(), type: v.string(), sha: v.string(), size: v.optional(v.number()) }),
  ),
});
const shaSchema = v.object({ sha: v.string() });
const refSchema = v.object({ object: shaSchema });
const commitSchema = v.object({ tree: shaSchema });
const messageSchema = v.object({ message: v.string() });
/** So many times a commit is tried again because another device was quicker. */
const TRIES = 6;

/**
 * A branch of a repository, by GitHub's Git database: files of any size up to 100 MB, and one commit for all that a
 * meeting writes and deletes. The branch is the app's own; nothing of the repository's other branches is touched.
 */
export function githubRemote(access: GithubAccess, send: Send): Remote {
  const api = apiOf(access.repository);
  const branch = access.branch === "" ? "wayside" : access.branch;
  /** Git's names of the contents, by path: of what stands, then of what is to stand. */
  const standing = new Map<string, string>();
  const pending = new Map<string, string | null>();

  async function ask(
    method: RemoteRequest["method"],
    path: string,
    body?: unknown,
    accept = "application/vnd.github+json",
  ): Promise<Response> {
    const response = await send({
      method,
      address: api + path,
      headers: {
        accept,
        authorization: `Bearer ${access.token}`,
        "x-github-api-version": "2022-11-28",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 401) {
      await drop(response);
      throw new RemoteError("expired", "GitHub does not know the token, or not any more");
    }
    const limited = response.headers.get("x-ratelimit-remaining") === "0";
    if (
      (response.status === 403 || response.status === 429) &&
      (limited || response.headers.has("retry-after"))
    ) {
      await drop(response);
      const reset = Number(response.headers.get("x-ratelimit-reset")) * 1000 - Date.now();
      const after = Number(response.headers.get("retry-after")) * 1000;
      throw new RemoteError(
        "busy",
        "GitHub's limit of requests is reached",
        after > 0 ? after : Math.max(reset, 60_000),
      );
    }
    return response;
  }

  async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw errorOf(response, WHO, v.is(messageSchema, body) ? body.message : "");
    const parsed = v.safeParse(schema, body);
    if (!parsed.success) throw new RemoteError("failed", "what GitHub answered makes no sense");
    return parsed.output;
  }

  /** A repository without any commit has no Git database yet: its first file makes one. */
  async function begin(): Promise<void> {
    const content = toBase64(new TextEncoder().encode("Wayside keeps its files in a branch of its own.\n"));
    const response = await ask("PUT", "/contents/README.md", { message: "A place for Wayside", content });
    await read(response, v.unknown());
  }

  async function makeBlob(bytes: Uint8Array, isFirst = true): Promise<string> {
    const response = await ask("POST", "/git/blobs", { content: toBase64(bytes), encoding: "base64" });
    if (response.status === 409 && isFirst) {
      await drop(response);
      await begin();
      return makeBlob(bytes, false);
    }
    return (await read(response, shaSchema)).sha;
  }

  async function headOfBranch(): Promise<string | undefined> {
    const response = await ask("GET", `/git/ref/heads/${encodeURIComponent(branch)}`);
    if (response.status !== 404) return (await read(response, refSchema)).object.sha;
    await drop(response);
    return undefined;
  }

  /** Commits what is pending on top of whatever stands now. False where another commit came in between. */
  async function commit(): Promise<boolean> {
    const parent = await headOfBranch();
    const base =
      parent === undefined ? undefined : await read(await ask("GET", `/git/commits/${parent}`), commitSchema);
    // What has gone already is not deleted again, which GitHub refuses.
    const there =
      base === undefined ? new Set<string>() : new Set((await treeOf(base.tree.sha)).map(({ path }) => path));
    const tree = [...pending]
      .filter(([path, sha]) => sha !== null || there.has(path))
      .map(([path, sha]) => ({ path, mode: "100644", type: "blob", sha }));
    if (tree.length === 0) return true;
    const made = await read(
      await ask("POST", "/git/trees", { tree, ...(base === undefined ? {} : { base_tree: base.tree.sha }) }),
      shaSchema,
    );
    const { sha } = await read(
      await ask("POST", "/git/commits", {
        message: "What a device had to say",
        tree: made.sha,
        parents: parent === undefined ? [] : [parent],
      }),
      shaSchema,
    );
    const moved =
      parent === undefined
        ? await ask("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha })
        : await ask("PATCH", `/git/refs/heads/${encodeURIComponent(branch)}`, { sha, force: false });
    // 422: the branch has moved on, or was made, meanwhile.
    if (moved.status === 422 || moved.status === 409) {
      await drop(moved);
      return false;
    }
    await read(moved, v.unknown());
    return true;
  }

  async function treeOf(name: string) {
    const response = await ask("GET", `/git/trees/${encodeURIComponent(name)}?recursive=1`);
    return (await read(response, treeSchema)).tree.filter(({ type }) => type === "blob");
  }

  return {
    async list() {
      standing.clear();
      const response = await ask("GET", `/git/trees/${encodeURIComponent(branch)}?recursive=1`);
      if (response.status === 404 || response.status === 409) {
        await drop(response);
        // The branch is not there yet; that the repository is, is asked for once.
        await read(await ask("GET", ""), v.unknown());
        return [];
      }
      const files: RemoteFile[] = [];
      for (const { path, type, sha, size } of (await read(response, treeSchema)).tree) {
        if (type !== "blob") continue;
        standing.set(path, sha);
        files.push(size === undefined ? { name: path } : { name: path, size });
      }
      return files;
    },
    async read(name) {
      const sha = pending.get(name) ?? standing.get(name);
      if (sha === undefined) return undefined;
      const response = await ask("GET", `/git/blobs/${sha}`, undefined, "application/vnd.github.raw+json");
      if (response.status === 404) {
        await drop(response);
        return undefined;
      }
      if (!response.ok) {
        await drop(response);
        throw errorOf(response, WHO);
      }
      return bytesOf(response, WHO);
    },
    async write(name, bytes) {
      pending.set(name, await makeBlob(bytes));
    },
    async delete(name) {
      pending.set(name, null);
    },
    async finish() {
      if (pending.size === 0) return;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        if (await commit()) {
          pending.clear();
          return;
        }
      }
      throw new RemoteError("busy", "other devices were quicker, again and again");
    },
  };
}

/** The address of a repository in the API: GitHub's own, or that of a server of one's own (GitHub Enterprise). */
function apiOf(repository: string): string {
  const trimmed = repository
    .trim()
    .replace(/\.git$/, "")
    .replace(/(?<!\/)\/+$/, "");
  const own = /^(https?:\/\/[^/]+)\/([^/]+\/[^/]+)$/.exec(trimmed);
  if (own?.[1] !== undefined && !/^https?:\/\/(?:www\.)?github\.com$/i.test(own[1]))
    return `${own[1]}/api/v3/repos/${own[2]}`;
  return `https://api.github.com/repos/${own?.[2] ?? trimmed}`;
}
