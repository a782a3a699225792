import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

/** A release as GitHub's REST API answers it ("List releases"). */
export interface AnsweredRelease {
  readonly tag_name: string;
  readonly name: string;
  readonly body: string;
  readonly published_at: string;
  readonly prerelease?: boolean;
}

/** How the stand-in misbehaves, for one answer. */
export type Misbehaviour =
  /** An error of the server's, with when it wants to be asked again. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  /** A limit GitHub does not count in its headers ("secondary rate limit"). */
  | { readonly kind: "secondary-limit"; readonly retryAfter: number }
  /** Half of the answer, then the connection is gone. */
  | { readonly kind: "cut" }
  /** The answer after so many milliseconds. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** What is no JSON. */
  | { readonly kind: "senseless" };

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, if-none-match, content-type, accept",
  "access-control-expose-headers":
    "ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-RateLimit-Resource",
};

/**
 * A stand-in of GitHub's API in the wire shapes of its documentation: ETags and 304, the hourly limit in its headers,
 * 403 when it is used up, 404 for what it does not have. A server like any other: `openDevice` takes it for
 * api.github.com.
 */
export class GithubApi {
  readonly releases = new Map<string, readonly AnsweredRelease[]>();
  readonly tags = new Map<string, readonly string[]>();
  readonly archived = new Set<string>();
  readonly issues = new Map<string, object>();
  /** Files of repositories, by "owner/name/path". */
  readonly files = new Map<string, string>();
  /** What was asked: the path, and whether it was asked only in case of news. */
  readonly asked: { readonly path: string; readonly isConditional: boolean; readonly hasToken: boolean }[] =
    [];
  remaining = 60;
  resetsAt = Math.floor(Date.now() / 1000) + 1800;
  /** How the next answers to a path go wrong, one after the other; "*" for whatever is asked. */
  readonly misbehaving = new Map<string, Misbehaviour[]>();
  port = 0;
  bytes = 0;
  private server: Server | undefined;

  async start(): Promise<void> {
    const { private: key, cert } = await generate([{ name: "commonName", value: "api.github.com" }]);
    this.server = createServer({ key, cert }, (request, response) => void this.answer(request, response));
    await new Promise<void>((done) => this.server?.listen(0, "127.0.0.1", done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "OPTIONS") return void response.writeHead(204, CORS).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://api.github.com").pathname);
    const condition = request.headers["if-none-match"];
    this.asked.push({
      path,
      isConditional: condition !== undefined,
      hasToken: request.headers.authorization !== undefined,
    });
    const send = (status: number, body: string, headers: Record<string, string> = {}): void => {
      this.bytes += body.length;
      const length = status === 304 ? {} : { "content-length": String(Buffer.byteLength(body)) };
      response
        .writeHead(status, {
          ...CORS,
          "content-type": "application/json",
          "x-ratelimit-limit": "60",
          "x-ratelimit-remaining": String(Math.max(0, this.remaining)),
          "x-ratelimit-reset": String(this.resetsAt),
          "x-ratelimit-resource": path === "/graphql" ? "graphql" : "core",
          ...length,
          ...headers,
        })
        .end(body);
    };
    const misbehaviour = (this.misbehaving.get(path) ?? this.misbehaving.get("*"))?.shift();
    switch (misbehaviour?.kind) {
      case "status":
        return send(
          misbehaviour.status,
          "<html>An error</html>",
          misbehaviour.retryAfter === undefined ? {} : { "retry-after": String(misbehaviour.retryAfter) },
        );
      case "secondary-limit":
        return send(403, JSON.stringify({ message: "You have exceeded a secondary rate limit" }), {
          "retry-after": String(misbehaviour.retryAfter),
        });
      case "senseless":
        return send(200, "<html>Welcome to the hotel</html>");
      case "slow":
        await new Promise((done) => setTimeout(done, misbehaviour.milliseconds));
        break;
      default:
    }
    if (this.remaining <= 0) return send(403, JSON.stringify({ message: "API rate limit exceeded" }));
    const body = path === "/graphql" ? this.graphql(Buffer.concat(chunks).toString()) : this.bodyOf(path);
    if (body === undefined) {
      this.remaining--;
      return send(404, JSON.stringify({ message: "Not Found" }));
    }
    const text = JSON.stringify(body);
    const etag = `W/"${createHash("sha256").update(text).digest("hex")}"`;
    // What is not new is not counted ("Best practices": conditional requests).
    if (condition === etag) return send(304, "", { etag });
    this.remaining--;
    if (misbehaviour?.kind === "cut") {
      response
        .writeHead(200, { ...CORS, "content-type": "application/json", "content-length": text.length })
        .write(text.slice(0, text.length / 2));
      setImmediate(() => request.socket.destroy());
      return;
    }
    send(200, text, path === "/graphql" ? {} : { etag });
  }

  private bodyOf(path: string): unknown {
    const [, repository = "", what = "", rest = ""] =
      /^\/repos\/([^/]+\/[^/]+)(?:\/(\w+))?(?:\/(.+))?$/.exec(path) ?? [];
    if (what === "issues") return this.issues.get(`${repository}#${rest}`);
    if (what === "contents") {
      const file = this.files.get(`${repository}/${rest}`);
      return file === undefined
        ? undefined
        : { type: "file", path: rest, encoding: "base64", content: Buffer.from(file).toString("base64") };
    }
    const isKnown = this.releases.has(repository) || this.tags.has(repository);
    if (!isKnown) return undefined;
    switch (what) {
      case "":
        return { full_name: repository, archived: this.archived.has(repository) };
      case "releases":
        return (this.releases.get(repository) ?? []).map((release) => ({
          draft: false,
          prerelease: false,
          html_url: `https://github.com/${repository}/releases/tag/${release.tag_name}`,
          ...release,
        }));
      case "tags":
        return (this.tags.get(repository) ?? []).map((tag) => ({ name: tag }));
      default:
        return undefined;
    }
  }

  private graphql(body: string): unknown {
    const { query } = JSON.parse(body) as { query: string };
    const data: Record<string, unknown> = {};
    const errors: object[] = [];
    for (const [, alias = "", owner = "", name = ""] of query.matchAll(
      /(r\d+): repository\(owner: "([^"]+)", name: "([^"]+)"\)/g,
    )) {
      const repository = `${owner}/${name}`;
      const isKnown = this.releases.has(repository) || this.tags.has(repository);
      if (!isKnown) errors.push({ type: "NOT_FOUND", path: [alias], message: "Could not resolve" });
      data[alias] = isKnown
        ? {
            isArchived: this.archived.has(repository),
            releases: {
              nodes: (this.releases.get(repository) ?? []).map((release) => ({
                tagName: release.tag_name,
                name: release.name,
                description: release.body,
                publishedAt: release.published_at,
                isPrerelease: release.prerelease ?? false,
                isDraft: false,
                url: `https://github.com/${repository}/releases/tag/${release.tag_name}`,
              })),
            },
            refs: { nodes: (this.tags.get(repository) ?? []).map((tag) => ({ name: tag })) },
          }
        : null;
    }
    return { data, ...(errors.length === 0 ? {} : { errors }) };
  }
}
