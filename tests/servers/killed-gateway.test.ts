import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { FilesFolder } from "../../src/gateway/files-folder.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const preload = resolve(import.meta.dirname, "../support/kill-at-call.mjs");
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function put(gateway: GatewayProcess, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${gateway.address}/api/files/${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: { "x-wayside-sha256": hashOf(bytes), "content-type": "application/octet-stream" },
    body: new Blob([bytes]),
  });
}

const draftsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(".draft-"));

/** Writes in a process of its own, which the preloaded module may kill; "" where it was killed. */
function writeOnce(
  folder: string,
  name: string,
  bytes: Uint8Array,
  environment: Readonly<Record<string, string>>,
): string {
  const script = resolve(import.meta.dirname, "../support/write-file-once.ts");
  const done = spawnSync(process.execPath, ["--import", "tsx", "--import", preload, script, folder, name], {
    input: bytes,
    env: { ...process.env, ...environment },
  });
  if (done.signal === null && done.status !== 0) throw new Error(done.stderr.toString());
  return done.stdout.toString();
}

describe.each([
  ["a file system with links", {}],
  ["a file system without links", { WAYSIDE_NO_LINKS: "1" }],
])("the gateway's folder on %s, its writer killed at every call", (_, environment) => {
  it("has every file whole and old, or whole and new, and takes it the next time", async () => {
    const old = Uint8Array.from(randomBytes(5000));
    const next = Uint8Array.from(randomBytes(300_000));
    let calls = 0;
    for (let killed = true; killed; ) {
      calls++;
      const folder = mkdtempSync(join(tmpdir(), "wayside-killed-"));
      const files = new FilesFolder(folder);
      expect(await files.write("devices/a/snapshot-1", new Blob([old]).stream(), hashOf(old))).toBe(
        "written",
      );
      const dying = { ...environment, WAYSIDE_KILL_AT_CALL: String(calls) };
      killed = writeOnce(folder, "devices/b/snapshot-2", next, dying) === "";
      await files.sweep();
      expect(draftsIn(folder), `killed at call ${calls}`).toEqual([]);
      const sizes = Object.fromEntries((await files.list()).map(({ name, size }) => [name, size]));
      expect(sizes["devices/a/snapshot-1"], `killed at call ${calls}`).toBe(old.length);
      expect([undefined, next.length], `killed at call ${calls}`).toContain(sizes["devices/b/snapshot-2"]);
      const again = await files.write("devices/b/snapshot-2", new Blob([next]).stream(), hashOf(next));
      expect(["written", "exists"], `killed at call ${calls}`).toContain(again);
      expect(readFileSync(join(folder, "devices/b/snapshot-2")).equals(next)).toBe(true);
    }
    expect(calls).toBeGreaterThan(10);
  });
});

describe("the gateway", () => {
  it("takes six large files at once in little memory", async () => {
    const gateway = await startGateway();
    const bytes = Uint8Array.from(randomBytes(1024 * 1024));
    const large = new Uint8Array(100 * bytes.length);
    for (let at = 0; at < large.length; at += bytes.length) large.set(bytes, at);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => put(gateway, `devices/d${index}/snapshot-1`, large)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${gateway.pid}/status`, "utf8"))?.[1];
    expect(Number(peak) / 1024).toBeLessThan(700);
    await gateway.kill();
  }, 300_000);

  it("removes at its start what uploads left behind that ended with it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-ended-"));
    const gateway = await startGateway({}, folder);
    const upload = new AbortController();
    const endless = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(new Uint8Array(1000));
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    const broken = fetch(`${gateway.address}/api/files/blobs%2F1`, {
      method: "PUT",
      headers: { "x-wayside-sha256": "0".repeat(64) },
      body: endless,
      signal: upload.signal,
      duplex: "half",
    } as RequestInit).catch(() => undefined);
    await expect.poll(() => draftsIn(folder).length, { timeout: 60_000 }).toBe(1);
    await gateway.kill();
    upload.abort();
    await broken;
    expect(draftsIn(folder)).toHaveLength(1);
    const again = await startGateway({}, folder);
    await expect.poll(() => draftsIn(folder).length, { timeout: 60_000 }).toBe(0);
    await again.kill();
  });
});
