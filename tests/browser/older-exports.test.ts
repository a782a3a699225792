import { beforeEach, describe, expect, it } from "vitest";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { allRecords } from "../../src/storage/records/all-records.ts";
import { exportEverything, importEverything } from "../../src/sync/file/everything.ts";
import { readExportFile, recordLine } from "../../src/sync/file/export-file.ts";
import { gunzip, isGzip } from "../../src/sync/file/gzip.ts";

const files = import.meta.glob<string>("../exports/*.{jsonl,gz}", {
  query: "?url",
  import: "default",
  eager: true,
});

beforeEach(removeDatabase);

describe.each(Object.entries(files))("an export file of an earlier day, %s", (_, address) => {
  it("opens with every record as it was, and leaves again with all of it", async () => {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const plain = isGzip(bytes) ? (gunzip(bytes) ?? new Uint8Array()) : bytes;
    const file = readExportFile(plain);
    if (!file.ok) throw new Error(file.failure.kind);
    expect(file.value.records.length).toBeGreaterThan(5);
    const { length } = file.value.records;
    expect(await importEverything(bytes)).toEqual({
      ok: true,
      value: { records: length, changed: length, refused: 0 },
    });
    const here = orThrow(await allRecords()).map(recordLine);
    expect(here.sort()).toEqual(file.value.records.map(recordLine).sort());
    const again = readExportFile(orThrow(await exportEverything(new Date(0))).file);
    expect(
      again.ok &&
        again.value.records
          .filter(({ collection }) => collection !== "files")
          .map(recordLine)
          .sort(),
    ).toEqual(here);
  });
});

describe("a file of a newer app", () => {
  it("opens, and what this version does not know goes on with it", async () => {
    const lines = [
      '{"format":"wayside-export","version":1,"device":"x","made":"","colour":"red","knowledge":{"kind":"unheard-of"}}',
      '{"collection":"dreams","id":"d","fields":{"deep":{"down":[1,2]}},"stamp":"0mi8x0000-000-x"}',
      '{"collection":"notes","id":"n","fields":{"mood":"bright"},"stamp":"0mi8x0001-000-x"}',
    ];
    const body = `${lines.join("\n")}\n`;
    const { hashOf } = await import("../../src/records/content-hash.ts");
    const text = `${body}{"end":true,"records":2,"sha256":"${hashOf(body)}"}\n`;
    expect((await importEverything(new TextEncoder().encode(text))).ok).toBe(true);
    const again = readExportFile(orThrow(await exportEverything(new Date(0))).file);
    expect(again.ok && again.value.records.map(({ collection, fields }) => ({ collection, fields }))).toEqual(
      [
        { collection: "dreams", fields: { deep: { down: [1, 2] } } },
        { collection: "notes", fields: { mood: "bright" } },
      ],
    );
  });
});
