import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/records/content-hash.ts";
import { gatewayRemote } from "../../src/remotes/gateway.ts";
import { type Remote, RemoteError } from "../../src/remotes/remote.ts";
import { webdavRemote } from "../../src/remotes/webdav.ts";
import { meet } from "../../src/sync/meeting/meet.ts";
import { gatewayServer } from "../support/gateway-server.ts";
import { MemoryDevice } from "../support/memory-device.ts";
import { sendStraight } from "../support/send-straight.ts";
import { password, user, webdavServers } from "../support/webdav-servers.ts";

/** A disk of its own with so little room, or none where this machine does not let us have one. */
function smallDisk():
  | { readonly folder: string; resize(megabytes: number): void; remove(): void }
  | undefined {
  const folder = mkdtempSync(join(tmpdir(), "wayside-small-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", folder]);
  if (mounted.error !== undefined || mounted.status !== 0) return undefined;
  for (const name of ["files", "work"]) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  return {
    folder,
    resize: (megabytes) => void spawnSync("mount", ["-o", `remount,size=${megabytes}m`, folder]),
    remove: () => void spawnSync("umount", ["-l", folder]),
  };
}

type Opened = { connect(): Remote; close(): Promise<void> };

const servers: Readonly<Record<string, ((folder: string) => Promise<Opened>) | undefined>> = {
  "the gateway": async (folder) => {
    const gateway = await gatewayServer("a folder", { folder: join(folder, "files") });
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${gateway.address}/api/${path}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${gateway.token}` },
      });
    return { connect: () => gatewayRemote(ask), close: () => gateway.close() };
  },
  ...Object.fromEntries(
    Object.entries(webdavServers).map(([name, start]) => [
      name,
      start === undefined
        ? undefined
        : async (folder: string) => {
            const { address, kill } = await start(folder);
            return { connect: () => webdavRemote({ address, user, password }, sendStraight), close: kill };
          },
    ]),
  ),
};

describe.each(Object.entries(servers))("%s with a full disk", (_, open) => {
  it("loses nothing, and goes on when there is room again", async (context) => {
    const disk = open === undefined ? undefined : smallDisk();
    if (open === undefined || disk === undefined)
      // A small file system is mounted, which only root may.
      return context.skip("no such server on this machine, or no right to make a small disk");
    let { connect, close } = await open(disk.folder);
    try {
      let now = Date.UTC(2026, 0, 1);
      const [one, two] = [new MemoryDevice("one", () => ++now), new MemoryDevice("two", () => ++now)];
      one.write({ kind: "write", collection: "notes", id: "small", fields: { text: "before" } });
      await meet(connect(), one);
      await meet(connect(), two);
      const noise = Array.from({ length: 60_000 }, (_one, index) => hashOf(String(index))).join("");
      one.write({ kind: "write", collection: "notes", id: "large", fields: { noise } });
      const error: unknown = await meet(connect(), one).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(RemoteError);
      // What stood there stands.
      expect((await meet(connect(), two)).refused.filter(({ again }) => again)).toEqual([]);
      expect(two.record("notes", "small")?.fields.text).toBe("before");
      disk.resize(64);
      // rclone keeps a name it could not write in its listings until it is started again.
      await close();
      ({ connect, close } = await open(disk.folder));
      await meet(connect(), one);
      await meet(connect(), two);
      expect(two.record("notes", "large")?.fields.noise === noise).toBe(true);
    } finally {
      await close();
      disk.remove();
    }
  });
});
