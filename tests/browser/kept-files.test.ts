import { beforeEach, describe, expect, it } from "vitest";
import { saveContent } from "../../src/reading/capture/save-content.ts";
import { removeArticles } from "../../src/reading/queue/change-articles.ts";
import { hashOf } from "../../src/records/content-hash.ts";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { filesOnDevice, type KeptFile, readFile, writeFiles } from "../../src/storage/library/kept-file.ts";
import { unneededFiles } from "../../src/storage/library/unneeded-files.ts";
import { allRecords } from "../../src/storage/records/all-records.ts";
import { exportEverything, importEverything } from "../../src/sync/everything.ts";
import { fileNameOf, meetFiles, neededFiles } from "../../src/sync/meet-files.ts";
import type { Remote } from "../../src/sync/remote.ts";

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
    const taken = await importEverything(file.value);
    expect(taken.ok).toBe(true);
    expect(await bytesOf(hashOf(bytes))).toEqual(bytes);
    const records = await allRecords();
    // A file is no record, and is never met over as one.
    expect(records.ok && records.value.map(({ collection }) => collection)).toEqual(["articles"]);
    const again = await exportEverything(new Date(0));
    expect(again.ok && new TextDecoder().decode(again.value).split("\n").slice(1, -2)).toEqual(
      new TextDecoder().decode(file.value).split("\n").slice(1, -2),
    );
  });

  it("goes to the folder and comes from it; one that is not what its name says is left there", async () => {
    await keep();
    const folder = new Map<string, Uint8Array>();
    const remote: Remote = {
      list: async () => [...folder.keys()],
      read: async (name) => folder.get(name),
      write: async (name, written) => {
        folder.set(name, written);
      },
      delete: async (name) => {
        folder.delete(name);
      },
    };
    const records = await allRecords();
    if (!records.ok) throw new Error("no records");
    const device = {
      keys: async () => orThrow(await filesOnDevice()),
      read: readFile,
      keep: (hash: string, file: KeptFile) => writeFiles({ [hash]: file }),
    };
    expect(neededFiles(records.value)).toHaveLength(1);
    await meetFiles(remote, records.value, device);
    const name = fileNameOf(hashOf(bytes));
    expect(folder.get(name)).toEqual(bytes);

    await writeFiles({ [hashOf(bytes)]: undefined });
    folder.set(name, Uint8Array.of(1, 2, 3));
    expect(await meetFiles(remote, records.value, device)).toBe(0);
    expect(await bytesOf(hashOf(bytes))).toBeUndefined();
    folder.set(name, bytes);
    expect(await meetFiles(remote, records.value, device)).toBe(1);
    expect(await bytesOf(hashOf(bytes))).toEqual(bytes);
  });

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
