import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase, removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { readDevice, writeDevice } from "../../src/storage/device.ts";

const COPY = "wayside-device/a matter";

beforeEach(async () => {
  localStorage.clear();
  await removeDatabase();
});

const read = (): Promise<unknown> => readDevice("a matter", v.unknown(), "none");
const inDatabase = async (): Promise<unknown> => orThrow(await openDatabase()).get("device", "a matter");

describe("a matter of this device", () => {
  it("is in a copy from the touch on, and in the database alone once it is there", async () => {
    const written = writeDevice("a matter", { rate: 1.5 });
    expect(JSON.parse(localStorage.getItem(COPY) ?? "")).toEqual({ value: { rate: 1.5 } });
    orThrow(await written);
    expect(localStorage.getItem(COPY)).toBeNull();
    expect(await read()).toEqual({ rate: 1.5 });
  });

  it("that a page left in its copy is read from there, and then written", async () => {
    orThrow(await writeDevice("a matter", "older"));
    localStorage.setItem(COPY, JSON.stringify({ value: "newer" }));
    expect(await read()).toBe("newer");
    await expect.poll(inDatabase).toBe("newer");
    await expect.poll(() => localStorage.getItem(COPY)).toBeNull();
  });

  it("that is taken away in its copy is gone", async () => {
    orThrow(await writeDevice("a matter", "older"));
    localStorage.setItem(COPY, JSON.stringify({}));
    expect(await read()).toBeUndefined();
  });

  it("is as it was written last, in whichever order windows read it meanwhile", async () => {
    localStorage.setItem(COPY, JSON.stringify({ value: 0 }));
    const reads: Promise<unknown>[] = [];
    const writes: Promise<unknown>[] = [];
    for (let step = 1; step <= 30; step++) {
      reads.push(read());
      writes.push(writeDevice("a matter", step));
      if (step % 3 === 0) await reads.at(-1);
    }
    await Promise.all([...reads, ...writes]);
    await expect.poll(() => localStorage.getItem(COPY)).toBeNull();
    expect(await inDatabase()).toBe(30);
  });

  it("that is more than JSON, or a copy that is none, is left to the database", async () => {
    const bytes = Uint8Array.of(1, 2);
    const written = writeDevice("a matter", { bytes });
    expect(localStorage.getItem(COPY)).toBeNull();
    orThrow(await written);
    localStorage.setItem(COPY, "{half a");
    expect(await read()).toEqual({ bytes });
    await expect.poll(() => localStorage.getItem(COPY)).toBeNull();
  });
});
