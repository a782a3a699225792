import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import { emptyRecord, type StoredRecord, withFields } from "../../src/records/record.ts";
import { mergeTexts } from "../../src/records/text-document.ts";
import { type Local, meet } from "../../src/sync/meet.ts";
import type { Remote } from "../../src/sync/remote.ts";

/** A folder in memory that keeps to the rules of a folder, and can break at any step. */
class Folder implements Remote {
  readonly files = new Map<string, Uint8Array>();
  stepsUntilBroken = Number.POSITIVE_INFINITY;

  private step(): void {
    if (this.stepsUntilBroken-- <= 0) throw new Error("the network went away");
  }
  async list() {
    this.step();
    return [...this.files.keys()];
  }
  async read(name: string) {
    this.step();
    return this.files.get(name);
  }
  async write(name: string, bytes: Uint8Array) {
    this.step();
    if (this.files.has(name)) throw new Error("a name is never used twice");
    this.files.set(name, bytes);
  }
  async delete(name: string) {
    this.step();
    this.files.delete(name);
  }
}

class Device implements Local {
  private readonly held = new Map<string, StoredRecord>();
  private names: ReadonlySet<string> = new Set();
  private clock = 0;
  constructor(readonly device: string) {}
  now() {
    return ++this.clock;
  }
  async records() {
    return [...this.held.values()];
  }
  async merge(records: readonly StoredRecord[]) {
    for (const record of records) {
      const mine = this.held.get(record.id);
      this.held.set(record.id, mine === undefined ? record : mergeRecords(mine, record, mergeTexts));
    }
  }
  async merged() {
    return this.names;
  }
  async rememberMerged(names: ReadonlySet<string>) {
    this.names = names;
  }
  write(id: string, value: number, time: number) {
    const record = this.held.get(id) ?? emptyRecord("notes", id);
    this.held.set(
      id,
      withFields(record, { value }, formatStamp({ milliseconds: time, counter: 0 }, this.device)),
    );
  }
  get values() {
    return Object.fromEntries([...this.held].map(([id, record]) => [id, record.fields.value]).sort());
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

describe("meeting in a folder", () => {
  it("ends with every edit on every device, whatever breaks on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 25 }), async (steps) => {
        const folder = new Folder();
        const devices = [new Device("one"), new Device("two"), new Device("three")];
        const expected: Record<string, number> = {};
        let time = 0;
        for (const step of steps) {
          const device = devices[step.device];
          if (device === undefined) continue;
          if (step.kind === "write") {
            device.write(step.id, step.value, ++time);
            expected[step.id] = step.value;
            continue;
          }
          folder.stepsUntilBroken = step.breaksAfter;
          await meet(folder, device).catch(() => undefined);
        }
        folder.stepsUntilBroken = Number.POSITIVE_INFINITY;
        for (let round = 0; round < 2; round++) for (const device of devices) await meet(folder, device);
        for (const device of devices)
          expect(device.values).toEqual(Object.fromEntries(Object.entries(expected).sort()));
      }),
    );
  });

  it("keeps the last few files of a device and leaves the others' alone", async () => {
    const folder = new Folder();
    const [one, two] = [new Device("one"), new Device("two")];
    two.write("z", 0, 1);
    await meet(folder, two);
    for (let round = 0; round < 8; round++) {
      one.write("a", round, 10 + round);
      await meet(folder, one);
    }
    const names = [...folder.files.keys()];
    expect(names.filter((name) => name.startsWith("wayside-one-"))).toHaveLength(3);
    expect(names.filter((name) => name.startsWith("wayside-two-"))).toHaveLength(1);
  });

  it("writes nothing where nothing changed", async () => {
    const folder = new Folder();
    const one = new Device("one");
    one.write("a", 1, 1);
    expect((await meet(folder, one)).wrote).toBe(true);
    expect((await meet(folder, one)).wrote).toBe(false);
  });

  it("leaves a damaged file of another device where it is, and merges the rest", async () => {
    const folder = new Folder();
    const [one, two, three] = [new Device("one"), new Device("two"), new Device("three")];
    two.write("a", 1, 1);
    three.write("b", 2, 2);
    await meet(folder, two);
    const [damaged = ""] = folder.files.keys();
    await meet(folder, three);
    folder.files.set(damaged, (folder.files.get(damaged) as Uint8Array).slice(0, 60));
    const meeting = await meet(folder, one);
    expect(meeting.refused.map(({ name }) => name)).toEqual([damaged]);
    expect(folder.files.has(damaged)).toBe(true);
    expect(one.values.b).toBe(2);
  });
});
