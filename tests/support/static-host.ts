import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";

const built = resolve(import.meta.dirname, "../../dist");
const types: Readonly<Record<string, string>> = {
  ".mjs": "text/javascript",
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

export interface StaticHost {
  /** Where the app begins, with a slash at the end. */
  readonly address: string;
  /** Puts another version of the app in the place of the first. */
  release(): void;
  close(): Promise<void>;
}

/** A host of files and nothing else, with the app below a path, as GitHub Pages has it. */
export async function startStaticHost(path = "/some/path/"): Promise<StaticHost> {
  const folder = mkdtempSync(join(tmpdir(), "wayside-static-"));
  cpSync(built, folder, { recursive: true });
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/");
    const name = asked.startsWith(path) ? asked.slice(path.length) || "index.html" : "outside";
    const file = join(folder, name);
    const found = !name.includes("..") && existsSync(file) && extname(name) !== "";
    const served = found ? file : join(folder, "404.html");
    response.writeHead(found ? 200 : 404, {
      "content-type": types[extname(served)] ?? "application/octet-stream",
    });
    response.end(readFileSync(served));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    release() {
      const page = join(folder, "index.html");
      writeFileSync(
        page,
        readFileSync(page, "utf8").replace("</head>", '<meta name="version" content="next"></head>'),
      );
      const worker = join(folder, "service-worker.js");
      const code = readFileSync(worker, "utf8");
      const next = code.replace(
        /"revision":"[0-9a-f]{32}","url":"index\.html"/,
        `"revision":"${"0".repeat(32)}","url":"index.html"`,
      );
      if (next === code) throw new Error("the worker names no revision of index.html");
      writeFileSync(worker, next);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
