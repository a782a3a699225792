import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";

export const repository = "rider/notes";
export const token = "github_pat_right";

type Tree = ReadonlyMap<string, string>;

/**
 * A stand-in for the part of GitHub's REST API that the app uses, as its documentation describes it (2022-11-28): Git
 * blobs, trees, commits and references, a repository that begins empty, fast-forwards only, tokens and limits.
 */
export class GithubStandIn {
  readonly blobs = new Map<string, Buffer>();
  private readonly trees = new Map<string, Tree>();
  private readonly commits = new Map<string, { tree: string; parents: readonly string[] }>();
  readonly refs = new Map<string, string>();
  /** Answers the next requests with a limit that is reached. */
  limited = 0;
  /** Moves the branch on between reading and moving it, so many times. */
  overtaken = 0;
  /** While it is set, a branch is not moved before it resolves. */
  holding: Promise<void> | undefined;
  /** How many moves of a branch have been held so far. */
  held = 0;
  expired = false;
  readOnly = false;
  requests = 0;
  private server: Server | undefined;

  /** The address a person would enter as the repository. */
  async start(port = 0): Promise<string> {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body, headers = {} }) => {
        const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? {}));
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(bytes);
      });
    });
    // It shares its process with who asks it: while that packs a large file, no connection may be taken for idle.
    this.server.keepAliveTimeout = 120_000;
    await new Promise<void>((done) => this.server?.listen(port, "127.0.0.1", done));
    const address = this.server.address();
    const at = typeof address === "object" && address !== null ? address.port : 0;
    return `http://127.0.0.1:${at}/${repository}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  /** How many commits the branch has. */
  history(branch: string): number {
    let count = 0;
    for (let at = this.refs.get(branch); at !== undefined; at = this.commits.get(at)?.parents[0]) count++;
    return count;
  }

  private async answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: unknown; headers?: Record<string, string> }> {
    this.requests++;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization !== `Bearer ${token}` || this.expired)
      return { status: 401, body: { message: "Bad credentials" } };
    if (this.limited-- > 0)
      return {
        status: 403,
        body: { message: "API rate limit exceeded" },
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 90),
        },
      };
    const url = new URL(request.url ?? "/", "http://github");
    const top = `/api/v3/repos/${repository}`;
    if (!url.pathname.startsWith(top)) return { status: 404, body: { message: "Not Found" } };
    const path = decodeURIComponent(url.pathname.slice(top.length));
    const body: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    if (this.readOnly && request.method !== "GET")
      return { status: 403, body: { message: "Resource not accessible by personal access token" } };
    if (this.holding !== undefined && /^\/git\/refs/.test(path) && request.method !== "GET") {
      this.held++;
      await this.holding;
    }
    return this.route(
      `${request.method} ${path}`,
      body as Record<string, never>,
      request.headers.accept ?? "",
    );
  }

  private route(
    call: string,
    body: Record<string, never>,
    accept: string,
  ): { status: number; body?: unknown } {
    const [, rest = ""] = /^\w+ \/git\/[a-z]+\/(.+)$/.exec(call) ?? [];
    if (call === "GET ") return { status: 200, body: { full_name: repository } };
    const isEmpty = this.commits.size === 0;
    if (call.startsWith("PUT /contents/")) {
      const { content } = body as unknown as { content: string };
      const blob = this.keep(Buffer.from(content, "base64"));
      this.move("main", this.commit(this.keepTree(new Map([[call.slice(14), blob]])), []));
      return { status: 201, body: {} };
    }
    if (call.startsWith("GET /git/trees/")) {
      if (isEmpty) return { status: 409, body: { message: "Git Repository is empty." } };
      const commit = this.commits.get(this.refs.get(rest) ?? "");
      const tree = this.trees.get(commit?.tree ?? rest);
      if (tree === undefined) return { status: 404, body: { message: "Not Found" } };
      const entries = [...tree].map(([path, sha]) => ({
        path,
        type: "blob",
        mode: "100644",
        sha,
        size: this.blobs.get(sha)?.length ?? 0,
      }));
      return { status: 200, body: { sha: rest, tree: entries, truncated: false } };
    }
    if (call.startsWith("GET /git/blobs/")) {
      const blob = this.blobs.get(rest);
      if (blob === undefined) return { status: 404, body: { message: "Not Found" } };
      return { status: 200, body: accept.includes("raw") ? blob : { content: blob.toString("base64") } };
    }
    if (isEmpty && call.startsWith("POST /git/"))
      return { status: 409, body: { message: "Git Repository is empty." } };
    if (call === "POST /git/blobs") {
      const { content } = body as unknown as { content: string };
      return { status: 201, body: { sha: this.keep(Buffer.from(content, "base64")) } };
    }
    if (call === "POST /git/trees") {
      const { tree, base_tree: base } = body as unknown as {
        tree: { path: string; sha: string | null }[];
        base_tree?: string;
      };
      const next = new Map(this.trees.get(base ?? ""));
      for (const { path, sha } of tree) {
        if (sha === null && !next.has(path))
          return { status: 422, body: { message: "GitRPC::BadObjectState" } };
        if (sha === null) next.delete(path);
        else next.set(path, sha);
      }
      return { status: 201, body: { sha: this.keepTree(next) } };
    }
    if (call === "POST /git/commits") {
      const { tree, parents } = body as unknown as { tree: string; parents: string[] };
      return { status: 201, body: { sha: this.commit(tree, parents) } };
    }
    if (call.startsWith("GET /git/commits/")) {
      const commit = this.commits.get(rest);
      return commit === undefined
        ? { status: 404, body: { message: "Not Found" } }
        : { status: 200, body: { sha: rest, tree: { sha: commit.tree } } };
    }
    if (call.startsWith("GET /git/ref/heads/")) {
      const sha = this.refs.get(rest.slice("heads/".length));
      return sha === undefined
        ? { status: 404, body: { message: "Not Found" } }
        : { status: 200, body: { object: { sha } } };
    }
    if (call === "POST /git/refs") {
      const { ref, sha } = body as unknown as { ref: string; sha: string };
      const branch = ref.slice("refs/heads/".length);
      if (this.refs.has(branch)) return { status: 422, body: { message: "Reference already exists" } };
      this.move(branch, sha);
      return { status: 201, body: {} };
    }
    if (call.startsWith("PATCH /git/refs/heads/")) {
      const branch = rest.slice("heads/".length);
      const { sha } = body as unknown as { sha: string };
      const head = this.refs.get(branch) ?? "";
      if (this.overtaken-- > 0) {
        this.move(branch, this.commit(this.commits.get(head)?.tree ?? "", [head]));
        return { status: 422, body: { message: "Update is not a fast forward" } };
      }
      if (this.commits.get(sha)?.parents[0] !== head)
        return { status: 422, body: { message: "Update is not a fast forward" } };
      this.move(branch, sha);
      return { status: 200, body: {} };
    }
    return { status: 404, body: { message: "Not Found" } };
  }

  private keep(bytes: Buffer): string {
    const sha = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    this.blobs.set(sha, bytes);
    return sha;
  }

  private keepTree(tree: Tree): string {
    const sha = createHash("sha1")
      .update(JSON.stringify([...tree].sort()))
      .digest("hex");
    this.trees.set(sha, tree);
    return sha;
  }

  private commit(tree: string, parents: readonly string[]): string {
    const sha = createHash("sha1").update(`${tree} ${parents} ${this.commits.size}`).digest("hex");
    this.commits.set(sha, { tree, parents });
    return sha;
  }

  private move(branch: string, sha: string): void {
    this.refs.set(branch, sha);
  }
}
