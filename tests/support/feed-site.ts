import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { toneOf } from "./documents.ts";

const now = Date.now();
/** A picture of one dot (PNG). */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A site with a feed, its pages, and a recording; it counts what it is asked for and in which way. */
export class FeedSite {
  readonly asked: {
    readonly path: string;
    readonly condition: string | undefined;
    readonly range: string | undefined;
  }[] = [];
  item = 1;
  /** Where /feed.xml leads to; undefined where it is there. */
  movedTo: string | undefined;
  /** Whether it says that for good (301), or for now (302). */
  isMovedForGood = true;
  /** Where the feed says itself that it is from now on. */
  newAddress: string | undefined;
  host = "";
  private broke = false;
  private readonly talk = toneOf(600);
  private readonly stream = toneOf(2);
  private readonly server: Server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const condition = request.headers["if-none-match"];
    this.asked.push({ path, condition, range: request.headers.range });
    if (path === "/") {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Blog</body></html>`,
        );
    } else if (path === "/feed.xml" && this.movedTo !== undefined) {
      response.writeHead(this.isMovedForGood ? 301 : 302, { location: this.movedTo }).end();
    } else if (/^\/(?:feed|moved|newest)\.xml$/.test(path)) {
      const etag = `"v${this.item}"`;
      if (condition === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { "content-type": "application/rss+xml", etag }).end(this.feed());
    } else if (path === "/broken.xml") {
      response.writeHead(503, { "retry-after": "120" }).end();
    } else if (path === "/talk.wav") {
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
      const part = this.talk.subarray(from, from + 4 * 1024 * 1024);
      const range = `bytes ${from}-${from + part.length - 1}/${this.talk.length}`;
      // The second part breaks off, once: a tunnel.
      if (from > 0 && !this.broke) {
        this.broke = true;
        response
          .writeHead(206, {
            "content-length": part.length,
            "content-type": "audio/wav",
            "content-range": range,
            etag: '"talk"',
          })
          .write(part.subarray(0, 1000));
        setImmediate(() => request.socket.destroy());
        return;
      }
      response
        .writeHead(206, {
          "content-type": "audio/wav",
          "content-length": part.length,
          "content-range": range,
          etag: '"talk"',
        })
        .end(part);
    } else if (path === "/stream") {
      response.writeHead(200, { "content-type": "binary/octet-stream" }).end(this.stream);
    } else if (path === "/picture.png") {
      response.writeHead(200, { "content-type": "image/png" }).end(PICTURE);
    } else if (path.startsWith("/posts/")) {
      const words = "The whole of the post, which the feed does not give. ".repeat(40);
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          `<html><head><title>Post ${path.slice(7)}</title></head><body><article><h1>Post ${path.slice(7)}</h1><p>${words}</p><p>${words}</p></article></body></html>`,
        );
    } else response.writeHead(404).end();
  });

  private feed(): string {
    const posts = Array.from({ length: this.item }, (_, index) => {
      const date = new Date(now - (this.item - index) * 3_600_000).toUTCString();
      return `<item><title>Post ${index + 1} &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;</title><link>/posts/${index + 1}?utm_source=rss${this.item}</link><guid isPermaLink="false">p${index + 1}</guid><pubDate>${date}</pubDate><description>Only the first line…</description></item>`;
    });
    const talk = `<item><title>A talk on queues</title><guid isPermaLink="false">talk</guid><pubDate>${new Date(now).toUTCString()}</pubDate><enclosure url="/talk.wav" type="audio/wav" length="88244"/></item>`;
    const bytes = `<item><title>A talk without a name</title><guid isPermaLink="false">bytes</guid><pubDate>${new Date(now).toUTCString()}</pubDate><enclosure url="/stream?id=7" type="audio/wav" length="16044"/></item>`;
    return `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>The Queue Blog</title>${this.newAddress === undefined ? "" : `<itunes:new-feed-url>${this.newAddress}</itunes:new-feed-url>`}<link>http://${this.host}/</link>${posts.join("")}${talk}${bytes}</channel></rss>`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    this.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}
