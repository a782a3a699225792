import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FilesFolder } from "../../src/gateway/files-folder.ts";
import { createGateway } from "../../src/gateway/gateway.ts";

const servers: ReturnType<typeof serve>[] = [];
let filesFolder: string;

async function start(token?: string): Promise<number> {
  const appFolder = mkdtempSync(join(tmpdir(), "wayside-app-"));
  writeFileSync(join(appFolder, "index.html"), "<title>app</title>");
  filesFolder = mkdtempSync(join(tmpdir(), "wayside-files-"));
  const app = createGateway({
    appFolder,
    files: new FilesFolder(filesFolder),
    allow: new Set(),
    ...(token === undefined ? {} : { token }),
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  servers.push(server);
  await new Promise<void>((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port;
}
afterAll(() => {
  for (const server of servers) server.close();
});

interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request with headers a browser would not let a page set. */
function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks),
            headers: response.headers,
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("who the gateway answers", () => {
  let port: number;
  beforeAll(async () => {
    port = await start();
  });

  it.each([
    ["a page of its own", { "sec-fetch-site": "same-origin", origin: "OWN" }, 200],
    ["a browser without fetch metadata", {}, 200],
    ["a foreign site", { "sec-fetch-site": "cross-site", origin: "https://thief.example" }, 403],
    ["a site that only says its origin", { origin: "https://thief.example" }, 403],
    ["a sandboxed page", { origin: "null" }, 403],
    ["another port of this machine", { "sec-fetch-site": "same-site" }, 403],
    ["a link from elsewhere", { "sec-fetch-site": "none" }, 403],
    ["a foreign name made to resolve here", { host: "thief.example" }, 421],
    ["the same with the port", { host: "thief.example:80", origin: "http://thief.example:80" }, 421],
  ])("%s", async (_, headers: Record<string, string>, status) => {
    const own = `http://127.0.0.1:${port}`;
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === "OWN" ? own : value]),
    );
    expect((await ask(port, "GET", "/api/files", given)).status).toBe(status);
  });

  it("gives no foreign origin leave to read", async () => {
    const answer = await ask(port, "OPTIONS", "/api/files", {
      origin: "https://thief.example",
      "access-control-request-method": "PUT",
    });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(answer.status).toBe(403);
  });

  it("serves the app with a policy that lets no foreign script run", async () => {
    const answer = await ask(port, "GET", "/plan");
    expect(answer.status).toBe(200);
    expect(answer.headers["content-security-policy"]).toContain("script-src 'self';");
    expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  it.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/etc/passwd",
    "//etc/passwd",
    "/plan/deeper",
  ])("does not serve %s", async (path) => {
    expect((await ask(port, "GET", path)).status).toBe(404);
  });
});

describe("a gateway with a token", () => {
  it("keeps its data from those without it, whatever name they come by", async () => {
    const port = await start("a long secret");
    const host = { host: "wayside.home.example" };
    expect(JSON.parse((await ask(port, "GET", "/api/greeting", host)).body.toString())).toEqual({
      gateway: "wayside",
      open: false,
    });
    for (const authorization of [
      "",
      "Bearer",
      "Bearer wrong",
      "Basic a long secret",
      "bearer a long secret",
    ]) {
      expect((await ask(port, "GET", "/api/files", { ...host, authorization })).status).toBe(401);
    }
    expect((await ask(port, "POST", "/api/page", host)).status).toBe(401);
    expect(
      (await ask(port, "GET", "/api/files", { ...host, authorization: "Bearer a long secret" })).status,
    ).toBe(200);
    expect((await ask(port, "GET", "/today", host)).status).toBe(200);
  });
});

describe("the folder of export files", () => {
  let port: number;
  beforeAll(async () => {
    port = await start();
  });
  const bytes = new TextEncoder().encode("one\n");
  const put = (name: string, content = bytes, hash = sha256(content)) =>
    ask(port, "PUT", `/api/files/${encodeURIComponent(name)}`, { "x-wayside-sha256": hash }, content);
  const names = async (): Promise<readonly string[]> =>
    (
      JSON.parse((await ask(port, "GET", "/api/files")).body.toString()) as { files: { name: string }[] }
    ).files.map(({ name }) => name);

  it("takes a new name, gives its bytes back, and never writes over one", async () => {
    expect((await put("wayside-a-1.jsonl")).status).toBe(201);
    expect((await put("wayside-a-1.jsonl", new TextEncoder().encode("two\n"))).status).toBe(409);
    const read = await ask(port, "GET", "/api/files/wayside-a-1.jsonl");
    expect([read.status, read.body.toString()]).toEqual([200, "one\n"]);
    expect(await names()).toEqual(["wayside-a-1.jsonl"]);
  });

  it("takes no file that did not arrive as it was sent", async () => {
    expect((await put("wayside-b-1.jsonl", bytes, sha256(new Uint8Array([1])))).status).toBe(422);
    expect((await put("wayside-b-1.jsonl", bytes, "")).status).toBe(400);
    expect(await names()).not.toContain("wayside-b-1.jsonl");
    expect(readdirSync(filesFolder).filter((name) => name.startsWith(".draft"))).toEqual([]);
  });

  it.each([
    "../outside",
    "..",
    ".hidden",
    "a/../b",
    "a//b",
    "a/.b",
    "/a",
    "a/b/c/d",
    "a\\b",
    "",
    " ",
    "x".repeat(300),
    "a\u0000b",
    ".kept",
  ])("takes no name such as %j", async (name) => {
    const status = (await put(name)).status;
    expect([400, 404]).toContain(status);
    expect((await ask(port, "GET", `/api/files/${encodeURIComponent(name)}`)).status).toBe(
      name === "" ? 404 : 404,
    );
    expect(existsSync(join(filesFolder, "../outside"))).toBe(false);
  });

  it("keeps files in folders two deep, and lists them by their paths", async () => {
    expect((await put("devices/d/changes-1.jsonl.gz")).status).toBe(201);
    expect((await put("devices/d/changes-1.jsonl.gz")).status).toBe(409);
    expect(await names()).toContain("devices/d/changes-1.jsonl.gz");
    const path = `/api/files/${encodeURIComponent("devices/d/changes-1.jsonl.gz")}`;
    expect((await ask(port, "GET", path)).body.toString()).toBe("one\n");
    expect((await ask(port, "DELETE", path)).status).toBe(200);
    expect(await names()).not.toContain("devices/d/changes-1.jsonl.gz");
    expect(readdirSync(join(filesFolder, ".kept"))).toContain("devices+d+changes-1.jsonl.gz");
  });

  it("keeps the last deleted files of a device aside", async () => {
    for (let version = 1; version <= 8; version++) {
      await put(`wayside-c-${version}.jsonl`);
      expect((await ask(port, "DELETE", `/api/files/wayside-c-${version}.jsonl`)).status).toBe(200);
    }
    expect((await names()).filter((name) => name.startsWith("wayside-c"))).toEqual([]);
    expect(
      readdirSync(join(filesFolder, ".kept"))
        .filter((name) => name.startsWith("wayside-c"))
        .sort(),
    ).toEqual([4, 5, 6, 7, 8].map((version) => `wayside-c-${version}.jsonl`));
    expect((await ask(port, "DELETE", "/api/files/wayside-c-8.jsonl")).status).toBe(404);
  });
});
