import { beforeEach, describe, expect, it } from "vitest";
import { saveArticle } from "../../src/reading/capture/save-article.ts";
import { saveContent } from "../../src/reading/capture/save-content.ts";
import {
  chooseRecordingBudget,
  keptRecordings,
  makeRoomFor,
  noteRecording,
  WITHOUT_END,
} from "../../src/reading/fetching/recording-budget.ts";
import { removeArticles, setFinished } from "../../src/reading/queue/change-articles.ts";
import { hashOf } from "../../src/records/content-hash.ts";
import type { Remote } from "../../src/remotes/remote.ts";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { filesOnDevice, type KeptFile, readFile, writeFiles } from "../../src/storage/library/kept-file.ts";
import { unneededFiles } from "../../src/storage/library/unneeded-files.ts";
import { allRecords } from "../../src/storage/records/all-records.ts";
import { recordsWithFiles } from "../../src/storage/records/revisions.ts";
import { keyEnvelope } from "../../src/sync/encryption/key-envelope.ts";
import { deriveKey, newDerivation } from "../../src/sync/encryption/sealing-key.ts";
import { exportEverything, importEverything } from "../../src/sync/file/everything.ts";
import { blobName } from "../../src/sync/file/folder-names.ts";
import { LARGEST_CARRIED, neededFiles } from "../../src/sync/file/needed-files.ts";
import { meetBlobs } from "../../src/sync/meeting/meet-blobs.ts";

const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
const content = { bytes, type: "application/pdf", name: "a paper.pdf" };

async function keep(): Promise<string> {
  const outcome = await saveContent(content, 1);
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value.id;
}

async function bytesOf(hash: string): Promise<Uint8Array | undefined> {
  return (await readFile(hash))?.bytes;
}

beforeEach(removeDatabase);

describe("a file that came in by hand", () => {
  it("lies under the hash of its bytes, once, however often it comes", async () => {
    const first = await keep();
    expect(await keep()).toBe(first);
    expect(orThrow(await filesOnDevice())).toEqual(new Set([hashOf(bytes)]));
    expect(await bytesOf(hashOf(bytes))).toEqual(bytes);
  });

  it("leaves with everything and comes back from it, byte for byte", async () => {
    await keep();
    const file = await exportEverything(new Date(0));
    if (!file.ok) throw new Error("no export");
    await removeDatabase();
    expect(await bytesOf(hashOf(bytes))).toBeUndefined();
    const taken = await importEverything(file.value.file);
    expect(taken.ok).toBe(true);
    expect(await bytesOf(hashOf(bytes))).toEqual(bytes);
    const records = await allRecords();
    // A file is no record, and is never met over as one.
    expect(records.ok && records.value.map(({ collection }) => collection)).toEqual(["articles"]);
    const again = await exportEverything(new Date(0));
    expect(again.ok && new TextDecoder().decode(again.value.file).split("\n").slice(1, -2)).toEqual(
      new TextDecoder().decode(file.value.file).split("\n").slice(1, -2),
    );
  });

  const keys = [deriveKey("a long train ride", newDerivation())];
  it.each([
    ["as it is", undefined],
    ["sealed", keyEnvelope(keys)],
  ])(
    "goes to the folder and comes from it %s; one that is not what its name says is left there",
    async (_, envelope) => {
      const id = await keep();
      const hash = hashOf(bytes);
      const folder = new Map<string, Uint8Array>();
      const remote: Remote = {
        list: async () => [...folder].map(([name, { length }]) => ({ name, size: length })),
        read: async (name) => folder.get(name),
        write: async (name, written) => void folder.set(name, written),
        delete: async (name) => void folder.delete(name),
      };
      let day = 0;
      let unneeded: Record<string, number> = {};
      const carry = async (): Promise<void> => {
        const local = {
          needed: async () => neededFiles(orThrow(await recordsWithFiles())),
          keys: async () => orThrow(await filesOnDevice()),
          read: readFile,
          keep: (one: string, file: KeptFile) => writeFiles({ [one]: file }),
          now: () => day * 24 * 60 * 60 * 1000,
          largest: LARGEST_CARRIED,
        };
        unneeded = await meetBlobs(
          remote,
          await remote.list(),
          local,
          { unneeded, unreadable: [] },
          envelope,
        );
      };
      await carry();
      const name = envelope?.blobNames(hash)[0] ?? blobName(hash);
      expect([...folder.keys()]).toEqual([name]);
      expect(envelope === undefined).toBe(name.includes(hash));
      const whole = folder.get(name) ?? new Uint8Array();

      await writeFiles({ [hash]: undefined });
      const damaged = Uint8Array.from(whole);
      damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
      folder.set(name, damaged);
      await carry();
      expect(await bytesOf(hash)).toBeUndefined();
      folder.set(name, whole);
      await carry();
      expect(await bytesOf(hash)).toEqual(bytes);
      // One that a server cut is written again by whoever has it.
      folder.set(name, whole.slice(0, 100));
      await carry();
      expect(folder.get(name)?.length).toBe(whole.length);
      // What no record needs stays for thirty days.
      await removeArticles([id]);
      await carry();
      day = 29;
      await carry();
      expect([...folder.keys()]).toEqual([name]);
      day = 31;
      await carry();
      expect([...folder.keys()]).toEqual([]);
    },
  );

  it("is unneeded only when no living record names it", async () => {
    const id = await keep();
    expect(orThrow(await unneededFiles())).toEqual([]);
    await removeArticles([id]);
    expect(orThrow(await unneededFiles())).toEqual([hashOf(bytes)]);
  });
});

describe("what cannot be kept", () => {
  it("is refused with a reason, and nothing of it is written", async () => {
    const image = await saveContent({ ...content, type: "image/png", name: "a.png" }, 1);
    expect(image).toMatchObject({ ok: false, failure: { kind: "unknown-kind", name: "a.png" } });
    const empty = await saveContent({ ...content, bytes: new Uint8Array() }, 1);
    expect(empty).toMatchObject({ ok: false, failure: { kind: "nothing" } });
    expect(orThrow(await filesOnDevice())).toEqual(new Set());
    expect(await allRecords()).toMatchObject({ ok: true, value: [] });
  });
});

describe("recordings that can be fetched again", () => {
  const MEGABYTE = 1_000_000;
  async function recording(name: string, megabytes: number): Promise<string> {
    const saved = await saveArticle(`https://example.org/${name}.mp3`, 1);
    if (!saved.ok) throw new Error(saved.failure.kind);
    const { id } = saved.value;
    await writeFiles({ [id]: { type: "audio/mpeg", bytes: bytes.slice() } });
    await noteRecording(id, megabytes * MEGABYTE);
    return id;
  }

  it("make room by those that were heard, the longest ago first, and never by one that was not", async () => {
    const [first, second, unheard] = [
      await recording("first", 80),
      await recording("second", 60),
      await recording("unheard", 50),
    ];
    orThrow(await chooseRecordingBudget(200 * MEGABYTE));
    expect(await makeRoomFor("new", 10 * MEGABYTE)).toBe(true);
    expect(await makeRoomFor("new", 20 * MEGABYTE)).toBe(false);
    orThrow(await setFinished([first], 1000));
    orThrow(await setFinished([second], 2000));
    // With all that was heard gone it would not fit: then nothing goes.
    expect(await makeRoomFor("new", 160 * MEGABYTE)).toBe(false);
    expect(orThrow(await filesOnDevice())).toEqual(new Set([first, second, unheard]));
    expect(await makeRoomFor("new", 20 * MEGABYTE)).toBe(true);
    expect(orThrow(await filesOnDevice())).toEqual(new Set([second, unheard]));
    orThrow(await chooseRecordingBudget(WITHOUT_END));
    expect(await makeRoomFor("new", 5000 * MEGABYTE)).toBe(true);
    expect(orThrow(await filesOnDevice())).toEqual(new Set([second, unheard]));
  });

  it("of an earlier version are measured, and documents are none of them", async () => {
    const saved = await saveArticle("https://example.org/a.pdf", 1);
    const old = await saveArticle("https://example.org/old.mp3", 1);
    if (!saved.ok || !old.ok) throw new Error("not saved");
    await writeFiles({
      [saved.value.id]: { type: "application/pdf", bytes: bytes.slice() },
      [old.value.id]: { type: "audio/mpeg", bytes: bytes.slice() },
    });
    expect((await keptRecordings()).map(({ bytes }) => bytes)).toEqual([bytes.length]);
  });
});
