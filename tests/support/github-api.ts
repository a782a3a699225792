import type { BrowserContext, Route } from "playwright-core";

/** A release as GitHub's REST API answers it ("List releases"). */
export interface AnsweredRelease {
  readonly tag_name: string;
  readonly name: string;
  readonly body: string;
  readonly published_at: string;
  readonly prerelease?: boolean;
}

/**
 * A stand-in of GitHub's API in the wire shapes of its documentation: ETags and 304, the hourly limit in its headers,
 * 403 when it is used up, 404 for what it does not have. It answers the browser itself.
 */
export class GithubApi {
  readonly releases = new Map<string, readonly AnsweredRelease[]>();
  readonly tags = new Map<string, readonly string[]>();
  readonly archived = new Set<string>();
  readonly issues = new Map<string, object>();
  /** What was asked: the path, and whether it was asked only in case of news. */
  readonly asked: { readonly path: string; readonly isConditional: boolean; readonly hasToken: boolean }[] =
    [];
  remaining = 60;
  /** Answers the next so many requests with an error of the server's. */
  failing = 0;
  readonly resetsAt = Math.floor(Date.now() / 1000) + 1800;

  async listen(context: BrowserContext): Promise<void> {
    await context.route("https://api.github.com/**", (route) => this.answer(route));
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const headers = await request.allHeaders();
    const cors = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization, if-none-match, content-type, accept",
      "access-control-expose-headers":
        "ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
    };
    if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers: cors });
    const condition = headers["if-none-match"];
    this.asked.push({
      path: pathname,
      isConditional: condition !== undefined,
      hasToken: headers.authorization !== undefined,
    });
    const limits = (): Record<string, string> => ({
      ...cors,
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": String(Math.max(0, this.remaining)),
      "x-ratelimit-reset": String(this.resetsAt),
    });
    if (this.failing > 0) {
      this.failing--;
      return route.fulfill({ status: 502, headers: limits(), body: "bad gateway" });
    }
    if (this.remaining <= 0)
      return route.fulfill({ status: 403, headers: limits(), json: { message: "API rate limit exceeded" } });
    this.remaining--;
    if (pathname === "/graphql")
      return route.fulfill({ headers: limits(), json: this.graphql(request.postData() ?? "") });
    const body = this.bodyOf(pathname);
    if (body === undefined)
      return route.fulfill({ status: 404, headers: limits(), json: { message: "Not Found" } });
    const etag = `W/"${Buffer.from(JSON.stringify(body)).toString("base64").slice(-40)}-${JSON.stringify(body).length}"`;
    if (condition === etag) return route.fulfill({ status: 304, headers: { ...limits(), etag } });
    return route.fulfill({ status: 200, headers: { ...limits(), etag }, json: body });
  }

  private bodyOf(path: string): unknown {
    const [, owner = "", name = "", what = "", number = ""] =
      /^\/repos\/([^/]+)\/([^/]+)(?:\/(\w+))?(?:\/(\d+))?$/.exec(path) ?? [];
    const repository = `${owner}/${name}`;
    if (what === "issues") return this.issues.get(`${repository}#${number}`);
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
    for (const [, alias = "", owner = "", name = ""] of query.matchAll(
      /(r\d+): repository\(owner: "([^"]+)", name: "([^"]+)"\)/g,
    )) {
      const repository = `${owner}/${name}`;
      const isKnown = this.releases.has(repository) || this.tags.has(repository);
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
    return { data };
  }
}
