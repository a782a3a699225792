import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mp3Of, toneOf } from "./documents.ts";
import { widePicture } from "./pages.ts";

/** Bytes of the long recording: more than 200 MB. */
const LONG = 210_000_000;

/** A podcast: its feed with show notes, chapters and pictures, recordings in parts, one sent as a page, one that is long. */
export class PodcastSite {
  host = "";
  private readonly episode = mp3Of(30);
  private readonly server: Server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    switch (path) {
      case "/feed.xml":
        response.writeHead(200, { "content-type": "application/rss+xml" }).end(this.feed());
        return;
      case "/media/one.mp3":
      case "/media/two":
        // As some servers have it that know no name of it.
        sendParts(request, response, "text/html; charset=utf-8", this.episode.length, (from, to) =>
          this.episode.subarray(from, to),
        );
        return;
      case "/media/long.wav":
        sendParts(request, response, "audio/wav", LONG, longPart);
        return;
      case "/cover.png":
        response.writeHead(200, { "content-type": "image/png" }).end(widePicture);
        return;
      default:
        response.writeHead(404).end();
    }
  });

  private feed(): string {
    const date = new Date().toUTCString();
    const notes = `<p>We speak of <a href="/links/paging">paging</a> and of gangs.</p><script>window.ran = 1</script><p onclick="window.ran = 1">Thanks to all who wrote.</p>`;
    return `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Signals and Sidings</title><link>http://${this.host}/</link><itunes:image href="/cover.png"/>
<item><title>How queues wait</title><link>/episodes/1</link><guid isPermaLink="false">e1</guid><pubDate>${date}</pubDate><description>Short.</description><content:encoded><![CDATA[${notes}]]></content:encoded><enclosure url="/media/one.mp3?utm_source=feed" type="audio/mpeg" length="${this.episode.length}"/><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Departure"/><psc:chapter start="00:10" title="The middle of the line"/><psc:chapter start="00:00:20.5" title="Arrival"/></psc:chapters></item></channel></rss>`;
  }

  get address(): string {
    return `http://${this.host}`;
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

/** Sends the part that was asked for (RFC 9110, 14). */
function sendParts(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  length: number,
  bytes: (from: number, to: number) => Buffer,
): void {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(length, range?.[2] ? Number(range[2]) + 1 : length);
  response.writeHead(range === null ? 200 : 206, {
    "content-type": type,
    "content-length": to - from,
    etag: '"1"',
    ...(range === null ? {} : { "content-range": `bytes ${from}-${to - 1}/${length}` }),
  });
  response.end(bytes(from, to));
}

function longPart(from: number, to: number): Buffer {
  const part = Buffer.alloc(to - from, 128);
  if (from > 0) return part;
  const head = toneOf(0);
  head.writeUInt32LE(LONG - 8, 4);
  head.writeUInt32LE(LONG - 44, 40);
  head.copy(part);
  return part;
}
