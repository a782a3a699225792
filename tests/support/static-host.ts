import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
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
  /** The same with every script under another name, so that the first version's are gone from the host. */
  releaseUnderOtherNames(): void;
  /** From now on, what is asked for and is not there is answered with the app's page and 200, as many hosts do. */
  answerWithPage(): void;
  /** Takes a script of the version that lies there away, by how its name begins, or puts it back. */
  takeAway(name: string): { putBack(): void };
  close(): Promise<void>;
}

/** A host of files and nothing else, with the app below a path, as GitHub Pages has it. */
export async function startStaticHost(path = "/some/path/"): Promise<StaticHost> {
  const folder = mkdtempSync(join(tmpdir(), "wayside-static-"));
  cpSync(built, folder, { recursive: true });
  let missing = 404;
  const scripts = (): readonly string[] =>
    readdirSync(join(folder, "assets")).filter((name) => name.endsWith(".js"));
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/");
    const name = asked.startsWith(path) ? asked.slice(path.length) || "index.html" : "outside";
    const file = join(folder, name);
    const found = !name.includes("..") && existsSync(file) && extname(name) !== "";
    const served = found ? file : join(folder, "404.html");
    response.writeHead(found ? 200 : missing, {
      "content-type": types[extname(served)] ?? "application/octet-stream",
    });
    response.end(readFileSync(served));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host: StaticHost = {
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
    releaseUnderOtherNames() {
      const renamed = scripts().map((name) => [name, name.replace(/.{4}\.js$/, "next.js")] as const);
      for (const [name, next] of renamed)
        renameSync(join(folder, "assets", name), join(folder, "assets", next));
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      for (const file of files.filter((name) => /\.(?:js|html)$/.test(name))) {
        let text = readFileSync(join(folder, file), "utf8");
        for (const [name, next] of renamed) text = text.replaceAll(name, next);
        writeFileSync(join(folder, file), text);
      }
      host.release();
    },
    answerWithPage() {
      missing = 200;
    },
    takeAway(begin) {
      const name = scripts().find((one) => one.startsWith(begin));
      if (name === undefined) throw new Error(`there is no script ${begin}`);
      const [file, away] = [join(folder, "assets", name), join(folder, `${name}.away`)];
      renameSync(file, away);
      return { putBack: () => renameSync(away, file) };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
  return host;
}
