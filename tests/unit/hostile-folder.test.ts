import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/records/content-hash.ts";
import { advance, clockAtZero, formatStamp, type Stamp } from "../../src/records/hybrid-logical-clock.ts";
import { isDeleted, type Json } from "../../src/records/record.ts";
import { TextDocument } from "../../src/records/text-document.ts";
import { keyEnvelope } from "../../src/sync/encryption/key-envelope.ts";
import { deriveKey, newDerivation } from "../../src/sync/encryption/sealing-key.ts";
import { readRecordLine, recordLine } from "../../src/sync/file/export-file.ts";
import { deviceFileName } from "../../src/sync/file/folder-names.ts";
import { gunzip, gzip } from "../../src/sync/file/gzip.ts";
import { QUARANTINE, readmitted } from "../../src/sync/file/quarantine.ts";
import type { Envelope } from "../../src/sync/meeting/envelope.ts";
import { type Meeting, meet } from "../../src/sync/meeting/meet.ts";
import { firstSnapshot } from "../support/first-snapshot.ts";
import { MemoryDevice } from "../support/memory-device.ts";
import { MemoryFolder } from "../support/memory-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const envelope = keyEnvelope([deriveKey("x", { ...newDerivation(), memory: 8, iterations: 1 })]);

class World {
  now = Date.UTC(2026, 10, 27);
  readonly folder = new MemoryFolder();

  device(id: string): MemoryDevice {
    return new MemoryDevice(id, () => ++this.now);
  }

  meet(device: MemoryDevice, by: Envelope | undefined = undefined): Promise<Meeting> {
    return meet(this.folder, device, by);
  }

  /** Puts a file there as whoever can write to the storage may. */
  put(lines: readonly string[], device = "evil"): string {
    const header = JSON.stringify({ format: "wayside-export", version: 1, device, made: "" });
    const body = `${[header, ...lines].join("\n")}\n`;
    const closing = JSON.stringify({ end: true, records: lines.length, sha256: hashOf(body) });
    const bytes = gzip(new TextEncoder().encode(`${body}${closing}\n`));
    const name = deviceFileName(device, "changes", bytes, false);
    this.folder.files.set(name, bytes);
    return name;
  }
}

const set = (device: MemoryDevice, id: string, value: Json, collection = "notes") =>
  device.write({ kind: "write", collection, id, fields: { value } });
const valueIn = (device: MemoryDevice, id: string): Json | undefined => {
  const record = device.record("notes", id);
  return record === undefined || isDeleted(record) ? undefined : record.fields.value;
};
const append = (device: MemoryDevice, id: string, words: string): void => {
  const stored = device.record("notes", id)?.texts?.body;
  const document = new TextDocument(stored);
  const version = stored === undefined ? undefined : document.version();
  document.replaceWith(document.text + words);
  const body = { update: document.updateSince(version) };
  device.write({ kind: "write", collection: "notes", id, fields: {}, texts: { body } });
};

describe("a file at an encrypted place that nobody with a key wrote", () => {
  it("is not merged until the person agrees, and says whose it claims to be", async () => {
    const world = new World();
    const one = world.device("aaaa");
    set(one, "n1", "buy milk");
    await world.meet(one, envelope);
    const stamp = formatStamp(advance(clockAtZero, world.now + 3_600_000), "evil");
    const record = { collection: "notes", id: "n1", fields: { value: "FORGED" }, stamps: { value: stamp } };
    const forged = firstSnapshot({
      device: "evil",
      name: "Chrome on Android",
      made: "",
      upTo: stamp,
      records: [record],
    });
    world.folder.files.set(forged.name, forged.bytes);
    for (let round = 0; round < 2; round++) {
      const met = await world.meet(one, envelope);
      expect(met.refused).toMatchObject([{ name: forged.name, failure: { kind: "unencrypted" } }]);
      expect(met.memory.held).toEqual([
        { name: forged.name, reason: "unencrypted", claims: "Chrome on Android" },
      ]);
    }
    expect(valueIn(one, "n1")).toBe("buy milk");
    await one.remember({ ...(await one.memory()), agreed: [forged.name] });
    expect((await world.meet(one, envelope)).memory.held).toEqual([]);
    expect(valueIn(one, "n1")).toBe("FORGED");
  });

  it("put back after what it says was deleted and forgotten brings nothing back", async () => {
    const world = new World();
    const [one, two] = [world.device("aaaa"), world.device("bbbb")];
    set(one, "secret", "the note I deleted");
    set(one, "k", "k");
    for (let round = 0; round < 2; round++)
      for (const device of [one, two]) await world.meet(device, envelope);
    const hoard = new Map(world.folder.files);
    one.write({ kind: "remove", collection: "notes", id: "secret" });
    for (let day = 0; day < 200; day += 8) {
      world.now += 8 * DAY;
      set(one, "k", `k${day}`);
      for (let round = 0; round < 3; round++)
        for (const device of [one, two]) await world.meet(device, envelope);
    }
    expect(one.record("notes", "secret")).toBeUndefined();
    for (const [name, bytes] of hoard) world.folder.files.set(name, bytes);
    const { held } = (await world.meet(two, envelope)).memory;
    expect(held.map(({ reason }) => reason)).toContain("rolled-back");
    for (let round = 0; round < 3; round++)
      for (const device of [one, two]) await world.meet(device, envelope);
    for (const device of [one, two]) expect(valueIn(device, "secret")).toBeUndefined();
    expect(one.device).toBe("aaaa");
  });

  it("by a device restored from a backup is said again under another id, so that nothing of it is lost", async () => {
    const world = new World();
    const [one, two] = [world.device("aaaa"), world.device("bbbb")];
    set(one, "a", 1);
    for (const device of [one, two]) await world.meet(device, envelope);
    const backup = world.device("backup");
    backup.restoreFrom(one);
    for (let value = 2; value < 40; value++) {
      set(one, "a", value);
      for (const device of [one, two, one]) await world.meet(device, envelope);
    }
    // The folder holds nothing any more by which the restored device could know its own later files.
    for (const name of world.folder.of("aaaa")) world.folder.files.delete(name);
    set(backup, "b", "written after the restore");
    for (let round = 0; round < 3; round++)
      for (const device of [backup, two]) await world.meet(device, envelope);
    expect(backup.device).not.toBe("aaaa");
    expect(valueIn(two, "b")).toBe("written after the restore");
    expect(valueIn(backup, "a")).toBe(39);
  });

  it("is not joined by another in the clear: a device without the passphrase writes nothing there", async () => {
    const world = new World();
    const [one, other] = [world.device("aaaa"), world.device("cccc")];
    set(one, "a", 1);
    await world.meet(one, envelope);
    set(other, "c", "in the clear");
    const met = await world.meet(other);
    expect(met).toMatchObject({ isLockedOut: true, wrote: undefined, through: 0 });
    expect(world.folder.of("cccc")).toEqual([]);
    await world.meet(other, envelope);
    await world.meet(one, envelope);
    expect(valueIn(one, "c")).toBe("in the clear");
  });
});

describe("a record made to do harm", () => {
  const poison = {
    "the largest stamp": `{"collection":"notes","id":"n1","fields":{"heard":1},"stamp":"zzzzzzzzz-zzz-evil"}`,
    "five thousand nested arrays": `{"collection":"x","id":"1","fields":{"a":${"[".repeat(5000)}${"]".repeat(5000)}},"stamp":"0mg000000-000-evil"}`,
    "nesting outside of any field": `{"collection":"x","id":"1","fields":{},"more":${"[".repeat(5000)}${"]".repeat(5000)}}`,
    "a field named like a prototype": `{"collection":"x","id":"1","fields":{"__proto__":1,"a":2},"stamp":"0mg000000-000-evil"}`,
    "a text that is no document": `{"collection":"notes","id":"n1","fields":{},"texts":{"body":{"text":"x","crdt":"////","edits":{}}}}`,
    "no JSON": "{",
  } as const;
  const good = `{"collection":"notes","id":"good","fields":{"value":"good"},"stamp":"0mg000000-000-evil"}`;

  it.each(Object.keys(poison) as (keyof typeof poison)[])(
    "by %s is kept aside, its file's others are merged, and all goes on",
    async (name) => {
      const world = new World();
      const [one, two] = [world.device("aaaa"), world.device("bbbb")];
      set(one, "n1", "mine");
      for (const device of [one, two, one]) await world.meet(device);
      world.put([poison[name], good]);
      const met = await world.meet(one);
      expect(met).toMatchObject({ refused: [], refusedLines: 1, mergedFiles: 1 });
      expect(valueIn(one, "good")).toBe("good");
      expect(met.memory.devices.evil?.incomplete).toBe(true);
      const held = one.records().find(({ collection }) => collection === QUARANTINE);
      expect(held?.fields).toEqual({ line: poison[name], from: "evil" });
      set(one, "n1", "mine, edited");
      set(one, "n2", "a new note");
      await world.meet(one);
      // Handed on by whoever read it, also where the file itself has gone.
      for (const file of world.folder.of("evil")) world.folder.files.delete(file);
      expect((await world.meet(two)).refused).toEqual([]);
      expect([valueIn(two, "n1"), valueIn(two, "n2")]).toEqual(["mine, edited", "a new note"]);
      expect(two.records().some(({ collection }) => collection === QUARANTINE)).toBe(true);
    },
  );

  it("is taken out of quarantine by a version that can read it", () => {
    const line = good;
    const record = { collection: QUARANTINE, id: "x", fields: { line, from: "later" }, stamps: {} };
    expect(readmitted(record)).toMatchObject({ id: "good", fields: { value: "good" } });
    expect(
      readmitted({ ...record, fields: { line: poison["the largest stamp"], from: "x" } }),
    ).toBeUndefined();
  });

  it("with a date years ahead is merged, and what is written next comes after it", async () => {
    const world = new World();
    const one = world.device("aaaa");
    const stamp = formatStamp({ milliseconds: Date.UTC(2199, 0, 1), counter: 0 }, "later");
    world.put([`{"collection":"notes","id":"n","fields":{"value":1},"stamp":"${stamp}"}`]);
    await world.meet(one);
    set(one, "n", 2);
    const record = one.record("notes", "n");
    expect((record?.stamps.value ?? "") > stamp).toBe(true);
    expect(record === undefined ? undefined : readRecordLine(recordLine(record))).toEqual(record);
  });
});

describe("a small file that unpacks to an enormous one", () => {
  it("is refused before it takes the memory, once, and not read again", async () => {
    const bomb = gzipBomb(500);
    const before = performance.now();
    expect(gunzip(bomb)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(20_000);
    const world = new World();
    const one = world.device("aaaa");
    set(one, "a", 1);
    world.folder.files.set(deviceFileName("evil", "changes", bomb, false), bomb);
    await world.meet(one);
    const down = world.folder.traffic.down;
    const met = await world.meet(one);
    expect(met.refused).toHaveLength(1);
    expect(world.folder.traffic.down - down).toBeLessThan(bomb.length);
  });

  it("is never one that this app wrote", () => {
    for (const bytes of [
      new Uint8Array(40 * 1024 * 1024),
      new Uint8Array(3),
      crypto.getRandomValues(new Uint8Array(60_000)),
    ]) {
      expect(gunzip(gzip(bytes))?.length).toBe(bytes.length);
    }
  });

  /** Half a megabyte of zeros packed, without ever having them all. */
  function gzipBomb(megabytes: number): Uint8Array {
    const block = gzip(new Uint8Array(1024 * 1024));
    // Members of one gzip file one after the other unpack to one file (RFC 1952, 2.2).
    const bomb = new Uint8Array(block.length * megabytes);
    for (let index = 0; index < megabytes; index++) bomb.set(block, index * block.length);
    return bomb;
  }
});

describe("what the app can be brought to write", () => {
  it("it reads: names and ids of any length, any nesting an input allows", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 3000, unit: "grapheme" }),
        fc.string({ minLength: 1, maxLength: 3000 }),
        // As JSON has it: without a negative zero.
        fc.json({ maxDepth: 8 }).map((text): Json => JSON.parse(text)),
        (name, id, value) => {
          const device = new MemoryDevice("aaaa", () => Date.UTC(2026, 0, 1));
          device.write({
            kind: "write",
            collection: "articles",
            id,
            fields: { [`tag:${name}`]: value },
          });
          device.write({ kind: "remove", collection: "articles", id });
          const [record] = device.records();
          expect(record === undefined ? undefined : readRecordLine(recordLine(record))).toEqual(record);
        },
      ),
    );
  });

  it("in a year from now with more than four hundred files a month keeps its id", async () => {
    const world = new World();
    const one = world.device("aaaa");
    for (let index = 0; index < 200; index++) set(one, `a${index}`, hashOf(String(index)).repeat(4));
    for (let write = 0; write < 900; write++) {
      world.now += 27 * 60_000;
      set(one, "a1", write);
      await world.meet(one);
      expect(one.device).toBe("aaaa");
    }
  });
});

describe("members of a line that this version does not know", () => {
  it("go through it unchanged, in the record, its texts and its tombstone", () => {
    const document = new TextDocument(undefined);
    document.replaceWith("hi");
    const stamp = formatStamp(clockAtZero, "n");
    const line = {
      collection: "dances",
      id: "1",
      fields: { step: { deep: [1] } },
      stamp,
      lists: { order: ["a", "b"] },
      texts: { body: { crdt: document.updateSince(), edits: {}, marks: [1], text: "hi" } },
      tombstone: { at: stamp, reason: "done", saw: {} },
    };
    const record = readRecordLine(JSON.stringify(line));
    expect(record === undefined ? undefined : JSON.parse(recordLine(record))).toEqual(line);
    const world = new World();
    const [one, two] = [world.device("aaaa"), world.device("bbbb")];
    if (record !== undefined) void one.merge([record]);
    one.write({ kind: "write", collection: "dances", id: "1", fields: { step: 2 } });
    return world
      .meet(one)
      .then(() => world.meet(two))
      .then(() => {
        const carried = two.record("dances", "1");
        expect(carried?.unknown).toEqual({ lists: { order: ["a", "b"] } });
        expect(carried?.texts?.body?.unknown).toEqual({ marks: [1] });
        expect(carried?.tombstone?.unknown).toEqual({ reason: "done" });
      });
  });
});

describe("what only a file that has gone held", () => {
  it("is said again at once by whoever merged it", async () => {
    const world = new World();
    const [one, two] = [world.device("aaaa"), world.device("bbbb")];
    set(one, "x", 1);
    for (let round = 0; round < 2; round++) for (const device of [one, two]) await world.meet(device);
    set(two, "only", 7);
    await world.meet(two);
    await world.meet(one);
    for (const name of world.folder.of("bbbb")) if (name.includes("changes")) world.folder.files.delete(name);
    set(one, "x", 2);
    await world.meet(one);
    const three = world.device("cccc");
    await world.meet(three);
    expect(valueIn(three, "only")).toBe(7);
    const files = world.folder.of("aaaa").length;
    await world.meet(one);
    await world.meet(one);
    expect(world.folder.of("aaaa").length).toBeLessThanOrEqual(files);
  });
});

describe("a copy of a device and a deletion", () => {
  it.each([true, false])("bury no words that whoever deleted had not seen (copied: %s)", async (copied) => {
    const world = new World();
    const [one, two, three] = [world.device("aaaa"), world.device("bbbb"), world.device("cccc")];
    append(one, "n", "shopping");
    for (const device of [one, two, one]) await world.meet(device);
    if (copied) three.restoreFrom(one);
    else for (const device of [three, one]) await world.meet(device);
    append(three, "n", "\nthe only copy of a number: 555-0199");
    append(one, "n", " done");
    for (const device of [one, two]) await world.meet(device);
    two.write({ kind: "remove", collection: "notes", id: "n" });
    await world.meet(two);
    for (let round = 0; round < 3; round++) for (const device of [three, one, two]) await world.meet(device);
    for (const device of [one, two, three]) {
      const record = device.record("notes", "n");
      expect(record === undefined ? true : isDeleted(record)).toBe(false);
      expect(record?.texts?.body?.text).toContain("555-0199");
    }
  });

  it("of a note that everybody has seen deletes it everywhere", async () => {
    const world = new World();
    const [one, two] = [world.device("aaaa"), world.device("bbbb")];
    append(one, "n", "words");
    for (let round = 0; round < 2; round++) for (const device of [one, two]) await world.meet(device);
    two.write({ kind: "remove", collection: "notes", id: "n" });
    for (let round = 0; round < 2; round++) for (const device of [two, one]) await world.meet(device);
    const record = one.record("notes", "n");
    expect(record !== undefined && isDeleted(record)).toBe(true);
    expect((record?.tombstone?.at ?? ("" as Stamp)) > "").toBe(true);
  });
});
