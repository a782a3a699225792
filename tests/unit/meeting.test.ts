import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDeleted } from "../../src/records/record.ts";
import { keyEnvelope } from "../../src/sync/encryption/key-envelope.ts";
import { deriveKey, newDerivation } from "../../src/sync/encryption/sealing-key.ts";
import { readExportFile, writeExportFile } from "../../src/sync/file/export-file.ts";
import { gunzip } from "../../src/sync/file/gzip.ts";
import { type Meeting, meet } from "../../src/sync/meeting/meet.ts";
import { filesToCombine, wantsSnapshot } from "../../src/sync/meeting/when-to-combine.ts";
import { MemoryDevice } from "../support/memory-device.ts";
import { MemoryFolder } from "../support/memory-folder.ts";

const DAY = 24 * 60 * 60 * 1000;

class World {
  now = Date.UTC(2026, 0, 1);
  readonly folder = new MemoryFolder();

  device(name: string): Device {
    return new Device(name, () => ++this.now);
  }

  meet(device: Device, envelope = device.envelope): Promise<Meeting> {
    return meet(this.folder, device, envelope);
  }
}

class Device extends MemoryDevice {
  envelope: ReturnType<typeof keyEnvelope> = undefined;

  set(id: string, value: number | string): void {
    this.write({ kind: "write", collection: "notes", id, fields: { value } });
  }

  get living(): Record<string, unknown> {
    return Object.fromEntries(
      this.records().flatMap((record) => (isDeleted(record) ? [] : [[record.id, record.fields.value]])),
    );
  }

  get values(): Record<string, unknown> {
    return Object.fromEntries(
      this.records()
        .map(({ id, fields }) => [id, fields.value])
        .sort(),
    );
  }
}

type Step =
  | { readonly kind: "write"; readonly device: number; readonly id: string; readonly value: number }
  | { readonly kind: "meet"; readonly device: number; readonly breaksAfter: number };

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("write" as const),
    device: fc.nat(2),
    id: fc.constantFrom("a", "b", "c"),
    value: fc.nat(99),
  }),
  fc.record({
    kind: fc.constant("meet" as const),
    device: fc.nat(2),
    breaksAfter: fc.oneof(fc.constant(1000), fc.nat(8)),
  }),
);

/** A device that has met, and a copy of all it holds: both write under the same id from now on. */
async function deviceAndCopy(world: World): Promise<{ readonly one: Device; readonly copy: Device }> {
  const one = world.device("one");
  one.set("a", 1);
  await world.meet(one);
  const copy = world.device("one");
  copy.restoreFrom(one);
  return { one, copy };
}

describe("meeting in a folder", () => {
  it("ends with every edit on every device, whatever breaks on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 25 }), async (steps) => {
        const world = new World();
        const devices = [world.device("one"), world.device("two"), world.device("three")];
        const expected: Record<string, number> = {};
        for (const step of steps) {
          const device = devices[step.device];
          if (device === undefined) continue;
          if (step.kind === "write") {
            device.set(step.id, step.value);
            expected[step.id] = step.value;
            continue;
          }
          world.folder.stepsUntilBroken = step.breaksAfter;
          await world.meet(device).catch(() => undefined);
        }
        world.folder.stepsUntilBroken = Number.POSITIVE_INFINITY;
        for (let round = 0; round < 2; round++) for (const device of devices) await world.meet(device);
        for (const device of devices)
          expect(device.values).toEqual(Object.fromEntries(Object.entries(expected).sort()));
      }),
    );
  });

  it("says an edit in a small file, and nothing where nothing is new", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    for (let index = 0; index < 2000; index++) one.set(`n${index}`, `the note with number ${index}`);
    for (const device of [one, two, one]) await world.meet(device);
    const { traffic } = world.folder;
    const before = { ...traffic };
    one.set("n7", "edited");
    await world.meet(one);
    expect(traffic.requests - before.requests).toBe(3);
    expect(traffic.up - before.up).toBeLessThan(1000);
    const during = { ...traffic };
    expect((await world.meet(two)).wrote).toBeUndefined();
    // What came from the folder is not said to it again.
    expect(traffic.requests - during.requests).toBe(2);
    expect(two.values.n7).toBe("edited");
    expect((await world.meet(one)).wrote).toBeUndefined();
  });

  it("keeps few files of a device, uploads an edit a few times at most, and leaves the others' alone", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    two.set("z", 0);
    await world.meet(two);
    const edits = 1500;
    let text = "";
    for (let round = 0; round < edits; round++) {
      text = `${round}: ${Math.sin(round)} ${Math.cos(round)} ${Math.tan(round)}`;
      one.set(`n${round}`, text);
      await world.meet(one);
      expect(world.folder.of("one").length).toBeLessThan(40);
    }
    expect(world.folder.of("two")).toHaveLength(1);
    // Each edit by itself, packed, is some 400 bytes.
    expect(world.folder.traffic.up / edits).toBeLessThan(400 * 12);
  });

  it("writes a snapshot that alone is an export file of everything", async () => {
    const world = new World();
    const one = world.device("one");
    one.set("a", 1);
    one.set("b", 2);
    const { wrote = "" } = await world.meet(one);
    expect(wrote).toMatch(/^devices\/one\/snapshot-[0-9a-f]{32}\.jsonl\.gz$/);
    const file = readExportFile(
      gunzip(world.folder.files.get(wrote) ?? new Uint8Array()) ?? new Uint8Array(),
    );
    expect(file.ok && file.value.records.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("deletes what a new file replaces only at the meeting after", async () => {
    const world = new World();
    const one = world.device("one");
    one.set("a", 1);
    await world.meet(one);
    world.now += 31 * DAY;
    one.set("a", 2);
    await world.meet(one);
    expect(world.folder.of("one").filter((name) => name.includes("snapshot"))).toHaveLength(2);
    await world.meet(one);
    expect(world.folder.of("one")).toHaveLength(1);
  });

  it("writes again what the folder lost, of this device or of another", async () => {
    const world = new World();
    const [one, two, three] = [world.device("one"), world.device("two"), world.device("three")];
    one.set("a", 1);
    await world.meet(one);
    await world.meet(two);
    one.set("a", 2);
    await world.meet(one);
    await world.meet(two);
    for (const name of world.folder.of("one")) world.folder.files.delete(name);
    await world.meet(two);
    await world.meet(three);
    expect(three.values).toEqual({ a: 2 });
    await world.meet(one);
    expect(world.folder.of("one")).toHaveLength(1);
  });

  it("leaves a damaged file of another device where it is, merges the rest, and says so if it stays", async () => {
    const world = new World();
    const [one, two, three] = [world.device("one"), world.device("two"), world.device("three")];
    two.set("a", 1);
    three.set("b", 2);
    await world.meet(two);
    const [damaged = ""] = world.folder.files.keys();
    world.folder.files.set(damaged, (world.folder.files.get(damaged) as Uint8Array).slice(0, 60));
    await world.meet(three);
    const first = await world.meet(one);
    expect(first.refused).toMatchObject([{ name: damaged, failure: { kind: "damaged" }, again: false }]);
    expect((await world.meet(one)).refused).toMatchObject([{ again: true }]);
    expect(world.folder.files.has(damaged)).toBe(true);
    expect(one.values).toEqual({ b: 2 });
    // Its own device sees that it is not as long as it was, and mends it.
    await world.meet(two);
    await world.meet(one);
    expect(one.values).toEqual({ a: 1, b: 2 });
  });

  it("reads export files of the first version and writes in their place", async () => {
    const world = new World();
    const [old, one] = [world.device("one"), world.device("two")];
    old.set("a", 1);
    const bytes = writeExportFile({ device: "one", made: "", records: old.records() });
    const { createHash } = await import("node:crypto");
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    world.folder.files.set(`wayside-one-000000001-${hash}.jsonl`, bytes);
    await world.meet(one);
    expect(one.values).toEqual({ a: 1 });
    await world.meet(old);
    old.set("a", 2);
    await world.meet(old);
    expect([...world.folder.files.keys()].filter((name) => name.startsWith("wayside-"))).toEqual([]);
  });

  it("notices a copy of itself, and the two part ways without loss", async () => {
    const world = new World();
    const { one, copy } = await deviceAndCopy(world);
    one.set("b", 2);
    copy.set("c", 3);
    await world.meet(one);
    await world.meet(copy);
    expect(copy.device).not.toBe(one.device);
    await world.meet(one);
    await world.meet(copy);
    expect(one.values).toEqual({ a: 1, b: 2, c: 3 });
    expect(copy.values).toEqual(one.values);
  });

  it("reads what a copy of itself wrote also when that was not whole as the two parted ways", async () => {
    const world = new World();
    const { one, copy } = await deviceAndCopy(world);
    one.set("b", 2);
    const { wrote = "" } = await world.meet(one);
    const whole = world.folder.files.get(wrote) as Uint8Array;
    world.folder.files.set(wrote, whole.slice(0, 20));
    await world.meet(copy);
    expect(copy.device).not.toBe(one.device);
    world.folder.files.set(wrote, whole);
    await world.meet(copy);
    expect(copy.values).toEqual({ a: 1, b: 2 });
  });

  it("forgets a deletion when every device has seen it, and it stays deleted", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    one.set("a", 1);
    one.set("b", 1);
    for (const device of [one, two, one]) await world.meet(device);
    two.write({ kind: "remove", collection: "notes", id: "a" });
    for (let month = 0; month < 6; month++) {
      world.now += 31 * DAY;
      for (const device of [one, two]) {
        device.set("b", `${device.device} ${month}`);
        await world.meet(device);
      }
      for (const device of [one, two, one, two]) await world.meet(device);
    }
    expect(one.record("notes", "a")).toBeUndefined();
    expect(two.record("notes", "a")).toBeUndefined();
    const late = world.device("three");
    await world.meet(late);
    expect(Object.keys(late.values)).toEqual(["b"]);
  });

  it("does not forget a deletion that a device has not seen, however long that is silent", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    one.set("a", 1);
    one.set("b", 1);
    for (const device of [one, two, one]) await world.meet(device);
    one.write({ kind: "remove", collection: "notes", id: "a" });
    for (let month = 0; month < 6; month++) {
      world.now += 31 * DAY;
      one.set("b", month);
      await world.meet(one);
      await world.meet(one);
    }
    expect(one.record("notes", "a")?.tombstone).toBeDefined();
    for (const device of [two, one, two, one]) await world.meet(device);
    expect(Object.keys(two.living).concat(Object.keys(one.living))).toEqual(["b", "b"]);
  });
});

describe("meeting in a folder that is sealed", () => {
  const keyOf = (words: string) => deriveKey(words, newDerivation());
  const [first, second] = [keyOf("a long train ride"), keyOf("a longer one")];

  it("works like in one that is not, and its names tell nothing", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    one.envelope = keyEnvelope([first]);
    two.envelope = keyEnvelope([first]);
    one.set("a", "a secret");
    await world.meet(one);
    await world.meet(two);
    expect(two.values).toEqual({ a: "a secret" });
    for (const [name, bytes] of world.folder.files) {
      expect(name).toMatch(/^devices\/\w+\/snapshot-[0-9a-f]{32}\.jsonl\.gz\.enc$/);
      expect(Buffer.from(bytes).includes("secret")).toBe(false);
    }
  });

  it("refuses in words what another passphrase sealed, and loses nothing by it", async () => {
    const world = new World();
    const [one, two] = [world.device("one"), world.device("two")];
    one.set("a", 1);
    await world.meet(one);
    await world.meet(two);
    // One begins to seal: it writes all anew, and the other is told that it cannot read it.
    one.envelope = keyEnvelope([first]);
    one.set("b", 2);
    await world.meet(one);
    await world.meet(one);
    expect(world.folder.of("one").every((name) => name.endsWith(".enc"))).toBe(true);
    two.set("c", 3);
    const before = world.folder.of("two");
    expect((await world.meet(two)).refused).toMatchObject([{ failure: { kind: "locked" } }]);
    expect(two.values).toEqual({ a: 1, c: 3 });
    // Nothing is written in the clear where others encrypt; it waits until the device has the key.
    expect(world.folder.of("two")).toEqual(before);
    two.envelope = keyEnvelope([first]);
    await world.meet(two);
    await world.meet(one);
    expect(one.values).toEqual({ a: 1, b: 2, c: 3 });
    expect(two.values).toEqual(one.values);
    // The passphrase is changed.
    one.envelope = keyEnvelope([second, first]);
    one.set("d", 4);
    await world.meet(one);
    expect((await world.meet(two)).refused.length).toBeGreaterThan(0);
    two.envelope = keyEnvelope([second, first]);
    await world.meet(two);
    expect(two.values).toEqual(one.values);
  });
});

describe("putting files of changes together", () => {
  it("never leaves eight alike, and takes the last ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 5000 }), { maxLength: 400 }), (edits) => {
        const sizes: number[] = [];
        let uploaded = 0;
        for (const edit of edits) {
          const combined = filesToCombine(sizes, edit);
          const gone = sizes.splice(sizes.length - combined, combined);
          const size = gone.reduce((sum, one) => sum + one, edit);
          sizes.push(size);
          uploaded += size;
        }
        const total = edits.reduce((sum, edit) => sum + edit, 0);
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(total);
        expect(uploaded).toBeLessThanOrEqual(total * 5);
        expect(sizes.length).toBeLessThan(32);
      }),
    );
  });

  it("asks for a snapshot when the changes have grown to half of it", () => {
    expect(wantsSnapshot(10_000, 40_000)).toBe(false);
    expect(wantsSnapshot(1_000_000, 400_000)).toBe(false);
    expect(wantsSnapshot(1_000_000, 600_000)).toBe(true);
  });
});
