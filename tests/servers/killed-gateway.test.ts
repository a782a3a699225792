import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { FilesFolder } from "../../src/gateway/files-folder.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const preload = resolve(import.meta.dirname, "../support/kill-at-call.mjs");
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

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

/** An upload that never comes to an end by itself. */
function endlessUpload(gateway: GatewayProcess, name: string, signal: AbortSignal): Promise<unknown> {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(new Uint8Array(1000));
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  });
  return fetch(`${gateway.address}/api/files/${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: { "x-wayside-sha256": "0".repeat(64) },
    body,
    signal,
    duplex: "half",
  } as RequestInit).catch(() => undefined);
}

describe("the gateway", () => {
  it("takes a file from the network no faster than the disk takes it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-streamed-"));
    const piece = Uint8Array.from(randomBytes(256 * 1024));
    let [pulled, furthest] = [0, 0];
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const [draft = ""] = draftsIn(folder);
          const written = draft === "" ? 0 : statSync(join(folder, draft)).size;
          furthest = Math.max(furthest, pulled * piece.length - written);
          if (pulled++ < 400) controller.enqueue(piece);
          else controller.close();
        },
      },
      { highWaterMark: 1 },
    );
    const whole = createHash("sha256");
    for (let index = 0; index < 400; index++) whole.update(piece);
    const files = new FilesFolder(folder);
    expect(await files.write("devices/a/snapshot-1", body, whole.digest("hex"))).toBe("written");
    expect(furthest).toBeLessThan(4 * piece.length);
  });

  it("takes three files at once, and the others when it is their turn", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-turns-"));
    const gateway = await startGateway({}, folder);
    const uploads = Array.from({ length: 6 }, () => new AbortController());
    const answers = uploads.map(({ signal }, index) => endlessUpload(gateway, `blobs/${index}`, signal));
    await expect.poll(() => draftsIn(folder).length, { timeout: 60_000 }).toBe(3);
    let most = 0;
    for (let look = 0; look < 20; look++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, draftsIn(folder).length);
    }
    expect(most).toBe(3);
    for (const upload of uploads) upload.abort();
    await Promise.all(answers);
    await expect.poll(() => draftsIn(folder).length, { timeout: 60_000 }).toBe(0);
    await gateway.kill();
  });

  it("removes at its start what uploads left behind that ended with it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-ended-"));
    const gateway = await startGateway({}, folder);
    const upload = new AbortController();
    const broken = endlessUpload(gateway, "blobs/1", upload.signal);
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
