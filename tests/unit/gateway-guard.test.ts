import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FilesFolder } from "../../src/gateway/files-folder.ts";
import { createGateway } from "../../src/gateway/gateway.ts";
import { isPublicAddress } from "../../src/gateway/network-address.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

/** Names of an internet that is not there: some answer honestly, some inward. */
const names: Readonly<Record<string, readonly string[]>> = {
  "inward.example": ["127.0.0.1"],
  "inward6.example": ["::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "mixed.example": ["93.184.216.34", "127.0.0.1"],
  "metadata.example": ["169.254.169.254"],
  "lan.example": ["192.168.1.1"],
  "unspecified.example": ["0.0.0.0"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "unique-local.example": ["fd00::1"],
};
let rebound = 0;
const lookup: LookupFunction = (hostname, options, callback) => {
  // Answers with a public address first and inward the second time.
  const addresses =
    hostname === "rebinding.example" ? [rebound++ === 0 ? "203.0.113.9" : "127.0.0.1"] : names[hostname];
  if (addresses === undefined) {
    callback(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), "", 0);
    return;
  }
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  if (options.all === true) callback(null, found);
  else callback(null, found[0]?.address ?? "", found[0]?.family ?? 4);
};

let site: TestSite;
let inner: Server;
let innerVisits = 0;
let gateway: ReturnType<typeof serve>;
let base: string;
let innerHost: string;
/** A server of files in a home network, which says what it was sent. */
let echo: Server;
let echoHost: string;

beforeAll(async () => {
  site = await startTestSite();
  inner = createServer((_, response) => {
    innerVisits++;
    response.writeHead(200, { "content-type": "text/html" }).end("<p>secret");
  });
  await new Promise<void>((resolve) => inner.listen(0, "127.0.0.1", resolve));
  innerHost = `127.0.0.1:${(inner.address() as AddressInfo).port}`;
  echo = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, headers } = request;
    response.writeHead(207).end(JSON.stringify({ method, headers, body: Buffer.concat(chunks).toString() }));
  });
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  echoHost = `127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const appFolder = mkdtempSync(join(tmpdir(), "wayside-app-"));
  writeFileSync(join(appFolder, "index.html"), "<title>app</title>");
  const app = createGateway({
    appFolder,
    files: new FilesFolder(mkdtempSync(join(tmpdir(), "wayside-files-"))),
    allow: new Set([site.host, echoHost]),
    lookup,
  });
  gateway = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => gateway.once("listening", resolve));
  base = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(async () => {
  gateway.close();
  inner.close();
  echo.close();
  await site.close();
});

async function ask(address: unknown, headers: Record<string, string> = {}) {
  const began = performance.now();
  const response = await fetch(`${base}/api/page`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ address }),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    reason: response.ok ? "taken" : (JSON.parse(text) as { reason?: string }).reason,
    milliseconds: performance.now() - began,
  };
}

async function relay(method: string, address: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/api/relay`, {
    method: "POST",
    headers: {
      "x-wayside-relay": encodeURIComponent(JSON.stringify({ method, address, headers })),
      cookie: "a=b",
    },
    body: "a body",
  });
  const text = await response.text();
  const answered = response.headers.get("x-wayside-answer");
  return {
    status: response.status,
    text,
    type: response.headers.get("content-type"),
    reason: response.ok ? "relayed" : (JSON.parse(text) as { reason?: string }).reason,
    answer: answered === null ? undefined : (JSON.parse(decodeURIComponent(answered)) as { status: number }),
  };
}

describe("the fetcher of the gateway", () => {
  const port = () => innerHost.split(":")[1];
  const tricks: readonly [name: string, address: () => string, reason: string][] = [
    ["a loopback address", () => `http://${innerHost}/`, "private-address"],
    ["the name localhost", () => `http://localhost:${port()}/`, "private-address|unreachable"],
    ["a name below localhost", () => `http://app.localhost:${port()}/`, "private-address|unreachable"],
    ["a decimal host", () => `http://2130706433:${port()}/`, "private-address"],
    ["an octal host", () => `http://0177.0.0.1:${port()}/`, "private-address"],
    ["a hexadecimal host", () => `http://0x7f000001:${port()}/`, "private-address"],
    ["a short host", () => `http://127.1:${port()}/`, "private-address"],
    ["full-width digits", () => `http://１２７.０.０.１:${port()}/`, "private-address"],
    ["zero", () => `http://0:${port()}/`, "private-address"],
    ["IPv6 loopback", () => `http://[::1]:${port()}/`, "private-address"],
    ["IPv4 mapped into IPv6", () => `http://[::ffff:127.0.0.1]:${port()}/`, "private-address"],
    ["the same in hexadecimal", () => `http://[::ffff:7f00:1]:${port()}/`, "private-address"],
    ["IPv4 compatible IPv6", () => `http://[::127.0.0.1]:${port()}/`, "private-address"],
    ["a link-local IPv6 address", () => "http://[fe80::1]/", "private-address"],
    ["a private network", () => "http://192.168.0.1/", "private-address"],
    ["another private network", () => "http://10.0.0.1/", "private-address"],
    ["the metadata service", () => "http://169.254.169.254/latest/meta-data/", "private-address"],
    ["carrier-grade NAT", () => "http://100.64.0.1/", "private-address"],
    ["broadcast", () => "http://255.255.255.255/", "private-address"],
    ["a mail port", () => "http://93.184.216.34:25/", "private-address"],
    ...Object.keys(names).map((name): [string, () => string, string] => [
      `the name ${name}`,
      () => `http://${name}:${port()}/`,
      "private-address",
    ]),
    ["credentials before a loopback host", () => `http://example.org@${innerHost}/`, "private-address"],
    [
      "a redirect inward",
      () => `${site.address}/redirect?to=${encodeURIComponent(`http://${innerHost}/`)}`,
      "private-address",
    ],
    [
      "a redirect to a name that answers inward",
      () => `${site.address}/redirect?to=${encodeURIComponent("http://inward.example/")}`,
      "private-address",
    ],
    [
      "a redirect to a file",
      () => `${site.address}/redirect?to=${encodeURIComponent("file:///etc/passwd")}`,
      "not-web",
    ],
    ["an endless round of redirects", () => `${site.address}/loop`, "too-many-redirects"],
    ["a file", () => "file:///etc/passwd", "not-web"],
    ["a script", () => "javascript:1", "not-web"],
    ["data", () => "data:text/html,x", "not-web"],
    ["FTP", () => "ftp://93.184.216.34/", "not-web"],
    ["no address", () => "not an address", "not-an-address"],
    ["a very long address", () => `http://example.org/${"a".repeat(9000)}`, "not-an-address"],
    ["an endless body", () => `${site.address}/endless`, "too-large"],
    ["a compressed bomb", () => `${site.address}/bomb`, "too-large"],
    ["a body announced too large", () => `${site.address}/announced`, "too-large"],
    ["a PDF", () => `${site.address}/paper`, "wrong-type"],
    ["a picture", () => `${site.address}/picture.png`, "wrong-type"],
    ["a missing page", () => `${site.address}/nothing`, "status"],
    ["an error of the server", () => `${site.address}/broken`, "status"],
  ];

  it.each(tricks)("refuses %s quickly, with a reason", async (_, address, reason) => {
    const answer = await ask(address());
    expect(answer.reason).toMatch(new RegExp(`^(?:${reason})$`));
    expect(answer.milliseconds).toBeLessThan(3000);
    expect(innerVisits).toBe(0);
  });

  it("refuses a name that answers inward the second time", async () => {
    expect((await ask(`http://rebinding.example:${port()}/`)).reason).not.toBe("taken");
    expect((await ask(`http://rebinding.example:${port()}/`)).reason).toBe("private-address");
    expect(innerVisits).toBe(0);
  }, 20_000);

  it("gives up on a server that never answers, and on a body that never ends, after ten seconds", async () => {
    const answers = await Promise.all([ask(`${site.address}/silent`), ask(`${site.address}/slow-body`)]);
    for (const { reason, milliseconds } of answers) {
      expect(reason).toBe("timeout");
      expect(milliseconds).toBeLessThan(12_000);
    }
  }, 20_000);

  it("refuses what is no request for a page", async () => {
    for (const address of [undefined, 3, null, {}, ["x"]])
      expect((await ask(address)).reason).toBe("not-an-address");
    const broken = await fetch(`${base}/api/page`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
    const huge = await fetch(`${base}/api/page`, { method: "POST", body: "x".repeat(100_000) });
    expect(huge.status).toBe(413);
  });

  it("fetches a page of the web as bytes that no browser would run", async () => {
    const response = await fetch(`${base}/api/page`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address: `${site.address}/redirect?to=/chinese#x` }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-wayside-address")).toBe(`${site.address}/chinese`);
    expect(response.headers.get("x-wayside-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain("预填充");
  });

  it.each(tricks.filter(([, , reason]) => /private-address|not-web|not-an-address/.test(reason)))(
    "relays nothing to %s",
    async (name, address, reason) => {
      // A redirect is handed back as it is, for whoever asked to see; nothing follows it.
      if (name.includes("redirect")) return expect((await relay("GET", address())).answer?.status).toBe(302);
      const relayed = await relay("PUT", address());
      expect(relayed.reason).toMatch(new RegExp(`^(?:${reason})$`));
      expect(innerVisits).toBe(0);
    },
  );

  it("relays a request as it is, with the headers a server of files needs and no others", async () => {
    const relayed = await relay("PROPFIND", `http://${echoHost}/echo`, {
      depth: "1",
      authorization: "Basic eDp5",
      "x-amz-date": "20261125T000000Z",
    });
    expect(relayed.answer?.status).toBe(207);
    const said = JSON.parse(relayed.text) as {
      method: string;
      headers: Record<string, string>;
      body: string;
    };
    expect(said).toMatchObject({
      method: "PROPFIND",
      body: "a body",
      headers: { depth: "1", authorization: "Basic eDp5", "x-amz-date": "20261125T000000Z" },
    });
    expect(said.headers).not.toHaveProperty("cookie");
    expect(relayed.type).toBe("application/octet-stream");
    for (const header of ["host", "cookie", "x-forwarded-for", "origin"])
      expect((await relay("GET", `http://${echoHost}/echo`, { [header]: "x" })).status).toBe(400);
    expect((await relay("TRACE", `http://${echoHost}/echo`)).status).toBe(400);
    expect((await relay("CONNECT", `http://${echoHost}/echo`)).status).toBe(400);
  });

  it("still answers after all that", async () => {
    expect(await (await fetch(`${base}/api/greeting`)).json()).toEqual({ gateway: "wayside", open: true });
  });

  it.each(["8.8.8.8", "2606:4700::1111", "93.184.216.34"])("counts %s as public", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    "",
    "x",
    "127.0.0.1",
    "::",
    "2002:7f00:1::",
    "224.0.0.1",
    "198.18.0.1",
    "240.0.0.1",
    "::ffff:10.0.0.1",
  ])("does not count %j", (address) => expect(isPublicAddress(address)).toBe(false));
});
