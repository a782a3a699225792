import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { pdfOf, toneOf } from "./documents.ts";
import {
  editedPage,
  htmlPages,
  latinPage,
  markdownPage,
  measuredPage,
  numberedPage,
  picture,
  widePicture,
} from "./pages.ts";

export interface TestSite {
  readonly address: string;
  readonly host: string;
  /** How often each path was asked for. */
  readonly visits: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A site on loopback that stands for the web outside: good pages, and every bad manner a server can have. */
export async function startTestSite(port = 0): Promise<TestSite> {
  const visits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    visits.set(path, (visits.get(path) ?? 0) + 1);
    const again = (visits.get(path) ?? 0) > 1;
    const edited =
      path === "/edited" ? editedPage(again) : path === "/measured" ? measuredPage(again) : undefined;
    if (edited !== undefined)
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(edited);
    else if (numberedPage(request.url ?? "/") !== undefined)
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end(numberedPage(request.url ?? "/"));
    else answer(path, request.url ?? "/", response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: `http://${host}`, host, visits, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const paper = pdfOf("A paper on paging", [
  "A paper on paging",
  "Memory is handed out in pages, so that nothing is reserved that is not",
  "needed. The table of pages is small against what it saves.",
]);

/** What plain paths answer with: type, body and status. */
const plainAnswers: Readonly<
  Record<string, readonly [type: string, body: string | Buffer, status?: number]>
> = {
  "/caching.md": ["text/plain; charset=utf-8", markdownPage],
  "/latin": ["text/html; charset=windows-1252", Buffer.from(latinPage, "latin1")],
  "/paper": ["application/pdf", paper],
  "/talk.wav": ["audio/wav", toneOf(20)],
  "/wide.png": ["image/png", widePicture],
  "/zip": ["application/zip", "PK"],
  "/broken": ["text/html", "broken", 503],
};

function answer(path: string, url: string, response: ServerResponse): void {
  const html = htmlPages[path];
  const isPicture = /\/(?:picture|late|large|drawing)\.png$/.test(path);
  const plain =
    plainAnswers[path] ??
    (html === undefined ? undefined : (["text/html; charset=utf-8", html] as const)) ??
    (isPicture ? (["image/png", picture] as const) : undefined);
  if (plain !== undefined) {
    const [type, body, status = 200] = plain;
    response.writeHead(status, { "content-type": type }).end(body);
    return;
  }
  switch (path) {
    case "/redirect":
      response.writeHead(302, { location: new URL(url, "http://x").searchParams.get("to") ?? "/long" }).end();
      return;
    case "/loop":
      response.writeHead(302, { location: "/loop" }).end();
      return;
    case "/silent":
      // Takes the request and never answers.
      return;
    case "/slow-body":
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<p>");
      return;
    case "/endless":
      endless(response);
      return;
    case "/bomb":
      response
        .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
        .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, 97)));
      return;
    case "/announced":
      response.writeHead(200, { "content-type": "text/html", "content-length": String(9 * 1024 * 1024) });
      response.write("a");
      return;
    default:
      response
        .writeHead(404, { "content-type": "text/html" })
        .end("<title>Not found</title><p>There is nothing here.");
  }
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" });
  const chunk = Buffer.alloc(64 * 1024, 98);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
