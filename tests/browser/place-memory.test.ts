import { beforeEach, describe, expect, it } from "vitest";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { writeDevice } from "../../src/storage/device.ts";
import { deriveKey, newDerivation } from "../../src/sync/encryption/sealing-key.ts";
import { readKeys, writeKeys } from "../../src/sync/places/place-memory.ts";
import { meetAtPlace } from "../../src/sync/worker/meet-at-place.ts";

beforeEach(removeDatabase);

describe("the keys of a place", () => {
  it("are there as they were kept, and none where none were", async () => {
    expect(await readKeys("somewhere")).toEqual([]);
    const keys = [deriveKey("a long train ride", newDerivation())];
    await writeKeys("somewhere", keys);
    expect(await readKeys("somewhere")).toEqual(keys);
  });

  it("that cannot be read are not taken for none: nothing is written unsealed", async () => {
    await writeDevice("places/elsewhere/keys", [{ of: "a newer version" }]);
    await expect(readKeys("elsewhere")).rejects.toThrow();
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("unsealed", {
      create: true,
    });
    const met = await meetAtPlace(
      { kind: "folder", id: "elsewhere", name: "unsealed", handle: folder },
      false,
    );
    expect(met.trouble?.kind).toBe("storage");
    for await (const name of folder.keys()) expect.unreachable(`${name} was written`);
  });
});
