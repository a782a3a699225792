import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatewayRemote } from "../../src/remotes/gateway.ts";
import { githubRemote } from "../../src/remotes/github.ts";
import { s3Remote } from "../../src/remotes/s3.ts";
import type { Send } from "../../src/remotes/send.ts";
import { webdavRemote } from "../../src/remotes/webdav.ts";
import { gatewayServer } from "../support/gateway-server.ts";
import { GithubStandIn, token } from "../support/github-stand-in.ts";
import { remoteConformance } from "../support/remote-conformance.ts";
import { accessKey, bucket, secretKey, startS3Server } from "../support/s3-server.ts";
import { sendStraight } from "../support/send-straight.ts";
import { password, user, webdavServers } from "../support/webdav-servers.ts";

for (const [name, start] of Object.entries(webdavServers)) {
  // Debian has these servers, and CI installs them; a machine without one still tries all the others.
  if (start === undefined) {
    describe(`${name} as a place to meet`, () => it.skip("is not on this machine"));
    continue;
  }
  remoteConformance(name, async () => {
    let server = await start();
    const { folder } = server;
    // An address may be any folder of the server, one that is not there yet too.
    const at = () => `${server.address}My%20files/W%C3%A4yside`;
    await sendStraight({
      method: "MKCOL",
      address: `${server.address}My%20files/`,
      headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` },
    });
    return {
      connect: () => webdavRemote({ address: at(), user, password }, sendStraight),
      connectWrongly: () => webdavRemote({ address: at(), user, password: "wrong" }, sendStraight),
      stop: () => server.kill(),
      restart: async () => {
        server = await start(folder);
      },
      close: () => server.kill(),
    };
  });
}

remoteConformance("S3", async () => {
  const directory = mkdtempSync(join(tmpdir(), "wayside-s3-"));
  let server = await startS3Server(directory);
  const access = (secret: string) => ({
    endpoint: server.endpoint,
    bucket: `${bucket}/some/folder`,
    region: "us-east-1",
    accessKey,
    secretKey: secret,
  });
  return {
    connect: () => s3Remote(access(secretKey), sendStraight),
    connectWrongly: () => s3Remote(access("wrong"), sendStraight),
    stop: () => server.kill(),
    restart: async () => {
      server = await startS3Server(directory);
    },
    close: () => server.kill(),
  };
});

for (const kept of ["a folder", "a bucket"] as const) {
  remoteConformance(`the gateway with ${kept}`, async () => {
    const gateway = await gatewayServer(kept);
    const askWith =
      (secret: string) =>
      (path: string, init: RequestInit = {}) =>
        fetch(`${gateway.address}/api/${path}`, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${secret}` },
        });
    return {
      connect: () => gatewayRemote(askWith(gateway.token)),
      connectWrongly: () => gatewayRemote(askWith("wrong")),
      stop: () => gateway.stop(),
      restart: () => gateway.restart(),
      close: () => gateway.close(),
    };
  });
}

remoteConformance("GitHub", async () => {
  const standIn = new GithubStandIn();
  let repository = await standIn.start();
  return {
    connect: () => githubRemote({ repository, token, branch: "wayside" }, sendStraight),
    connectWrongly: () => githubRemote({ repository, token: "wrong", branch: "wayside" }, sendStraight),
    stop: () => standIn.stop(),
    restart: async () => {
      repository = await standIn.start();
    },
    close: () => standIn.stop(),
  };
});

describe("GitHub", () => {
  it("makes one commit of all that a meeting writes and deletes, on top of whatever came in between", async () => {
    const standIn = new GithubStandIn();
    const repository = await standIn.start();
    const remote = githubRemote({ repository, token, branch: "mine" }, sendStraight);
    await remote.list();
    await remote.write("devices/a/snapshot-1.jsonl.gz", Uint8Array.of(1));
    await remote.write("blobs/1", Uint8Array.of(2));
    await remote.finish?.();
    expect(standIn.history("mine")).toBe(1);
    standIn.overtaken = 2;
    await remote.write("devices/a/snapshot-2.jsonl.gz", Uint8Array.of(3));
    await remote.delete("devices/a/snapshot-1.jsonl.gz");
    await remote.finish?.();
    expect(standIn.history("mine")).toBe(4);
    expect((await remote.list()).map(({ name }) => name).sort()).toEqual([
      "blobs/1",
      "devices/a/snapshot-2.jsonl.gz",
    ]);
    await remote.finish?.();
    expect(standIn.history("mine")).toBe(4);
    await standIn.stop();
  });

  it("says when the token has expired, may not write, or the limit of requests is reached", async () => {
    const standIn = new GithubStandIn();
    const repository = await standIn.start();
    const remote = githubRemote({ repository, token, branch: "mine" }, sendStraight);
    standIn.limited = 1;
    await expect(remote.list()).rejects.toMatchObject({ reason: "busy" });
    const error = await remote.list().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeUndefined();
    standIn.readOnly = true;
    await expect(remote.write("blobs/1", Uint8Array.of(1))).rejects.toMatchObject({ reason: "refused" });
    standIn.expired = true;
    await expect(remote.list()).rejects.toMatchObject({ reason: "expired" });
    await standIn.stop();
  });

  it("knows GitHub's own addresses, however the repository is written", async () => {
    const asked: string[] = [];
    const listen: Send = async ({ address }) => {
      asked.push(address);
      return new Response("{}", { status: 404 });
    };
    for (const repository of [
      "o/n",
      "https://github.com/o/n",
      "https://www.github.com/o/n.git",
      "https://git.example/o/n/",
    ])
      await githubRemote({ repository, token, branch: "b" }, listen)
        .list()
        .catch(() => undefined);
    expect([...new Set(asked.map((address) => address.replace(/\/git\/.*$/, "")))]).toEqual([
      "https://api.github.com/repos/o/n",
      "https://git.example/api/v3/repos/o/n",
    ]);
  });
});
