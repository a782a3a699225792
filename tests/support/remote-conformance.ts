import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf } from "../../src/records/content-hash.ts";
import { type Remote, RemoteError } from "../../src/remotes/remote.ts";
import { meet } from "../../src/sync/meeting/meet.ts";
import { MemoryDevice } from "./memory-device.ts";

/** A kind of storage as the suite tries it. */
export interface TriedRemote {
  /** Another connection to the same folder, as another device has it. */
  connect(): Remote;
  /** A connection with a secret that is wrong, where there is a secret. */
  connectWrongly?(): Remote;
  /** Stops the storage at once, and starts it again with what it had, where it can be stopped. */
  stop?(): Promise<void>;
  restart?(): Promise<void>;
  close(): Promise<void>;
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const large = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) >> 3);

/** What every kind of storage has to do; the meeting relies on nothing else. */
export function remoteConformance(
  name: string,
  start: () => Promise<TriedRemote>,
  /** Whether there is a secret, and a server that can be stopped. */
  { hasServer }: { readonly hasServer: boolean } = { hasServer: true },
): void {
  describe(`${name} as a place to meet`, () => {
    let tried: TriedRemote;
    beforeAll(async () => {
      tried = await start();
    });
    afterAll(() => tried.close());

    const finish = (remote: Remote): Promise<void> => remote.finish?.() ?? Promise.resolve();
    const namesIn = async (remote: Remote): Promise<readonly string[]> =>
      (await remote.list())
        .map((file) => file.name)
        .filter((one) => /^(?:devices|blobs)\//.test(one))
        .sort();

    it("begins empty", async () => {
      expect(await namesIn(tried.connect())).toEqual([]);
    });

    it("gives back what was written, to the byte, to another device too", async () => {
      const [one, other] = [tried.connect(), tried.connect()];
      await one.write("devices/a/snapshot-1.jsonl.gz", everyByte);
      await one.write("blobs/2", large);
      await finish(one);
      const listing = await other.list();
      expect(listing.find((file) => file.name === "blobs/2")?.size ?? large.length).toBe(large.length);
      expect(await namesIn(other)).toEqual(["blobs/2", "devices/a/snapshot-1.jsonl.gz"]);
      expect(await other.read("devices/a/snapshot-1.jsonl.gz")).toEqual(everyByte);
      expect(hashOf((await other.read("blobs/2")) ?? "")).toBe(hashOf(large));
    });

    it("reads back what it has just written, before it is made to stand", async () => {
      const one = tried.connect();
      await one.list();
      await one.write("devices/a/changes-1.jsonl.gz", everyByte);
      expect(await one.read("devices/a/changes-1.jsonl.gz")).toEqual(everyByte);
      await finish(one);
    });

    it("takes the same file twice, an empty answer after a lost one", async () => {
      const one = tried.connect();
      await one.write("devices/a/changes-1.jsonl.gz", everyByte);
      await finish(one);
      expect(await namesIn(tried.connect())).toContain("devices/a/changes-1.jsonl.gz");
    });

    it("has nothing under a name that was never written, or was deleted, and deletes twice", async () => {
      const one = tried.connect();
      await one.list();
      expect(await one.read("devices/nobody/changes-9.jsonl.gz")).toBeUndefined();
      await one.delete("devices/a/changes-1.jsonl.gz");
      await finish(one);
      const other = tried.connect();
      expect(await namesIn(other)).not.toContain("devices/a/changes-1.jsonl.gz");
      expect(await other.read("devices/a/changes-1.jsonl.gz")).toBeUndefined();
      await other.delete("devices/a/changes-1.jsonl.gz");
      await finish(other);
    });

    it("keeps what two devices write in the same moment", async () => {
      const remotes = ["b", "c", "d"].map((device) => ({ device, remote: tried.connect() }));
      await Promise.all(
        remotes.map(async ({ device, remote }) => {
          for (let file = 0; file < 4; file++)
            await remote.write(`devices/${device}/changes-${file}.jsonl.gz`, everyByte.slice(file));
          await finish(remote);
        }),
      );
      const names = await namesIn(tried.connect());
      for (const { device } of remotes)
        expect(names.filter((one) => one.startsWith(`devices/${device}/`))).toHaveLength(4);
    });

    it("carries the edits of devices that were apart", async () => {
      let now = Date.UTC(2026, 0, 1);
      const devices = ["one", "two", "three"].map((device) => new MemoryDevice(device, () => ++now));
      for (let round = 0; round < 3; round++) {
        for (const device of devices) {
          device.write({
            kind: "write",
            collection: "notes",
            id: `note ${round}`,
            fields: { [device.device]: round, last: device.device },
          });
        }
        for (const device of [...devices, ...devices]) await meet(tried.connect(), device);
      }
      const [first, ...others] = devices.map((device) => JSON.stringify(device.records().map(sorted).sort()));
      for (const other of others) expect(other).toBe(first);
    });

    if (!hasServer) return;

    it("refuses a wrong secret in a way that can be told from all else", async () => {
      if (tried.connectWrongly === undefined) throw new Error("there is no secret");
      const error = await tried
        .connectWrongly()
        .list()
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      expect(error).toBeInstanceOf(RemoteError);
      expect(["refused", "expired"]).toContain((error as RemoteError).reason);
    });

    it("loses nothing when it is stopped in the middle of an upload", async () => {
      if (tried.stop === undefined || tried.restart === undefined) throw new Error("it cannot be stopped");
      let now = Date.UTC(2026, 1, 1);
      const [one, two] = ["stopped", "other"].map((device) => new MemoryDevice(device, () => ++now));
      if (one === undefined || two === undefined) throw new Error("no devices");
      const noise = Array.from({ length: 60_000 }, (_, index) => hashOf(String(index))).join("");
      one.write({ kind: "write", collection: "notes", id: "long", fields: { noise } });
      const uploading = meet(tried.connect(), one).then(
        () => "met",
        (error: unknown) => (error instanceof RemoteError ? error.reason : error),
      );
      await tried.stop();
      const outcome = await uploading;
      expect(["met", "unreachable", "failed"]).toContain(outcome);
      await tried.restart();
      await meet(tried.connect(), one);
      await meet(tried.connect(), two);
      expect(two.record("notes", "long")?.fields.noise === noise).toBe(true);
    });

    it("says that it cannot be reached while it is stopped", async () => {
      if (tried.stop === undefined || tried.restart === undefined) throw new Error("it cannot be stopped");
      await tried.stop();
      await expect(tried.connect().list()).rejects.toMatchObject({ reason: "unreachable" });
      await tried.restart();
      expect((await namesIn(tried.connect())).length).toBeGreaterThan(0);
    });
  });
}

function sorted(record: { readonly id: string; readonly fields: object }): readonly unknown[] {
  return [record.id, ...Object.entries(record.fields).sort(([one], [other]) => (one < other ? -1 : 1))];
}
