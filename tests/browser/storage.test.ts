import fc from "fast-check";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineCollection } from "../../src/records/collection.ts";
import type { StoredRecord } from "../../src/records/record.ts";
import { remove, write } from "../../src/records/record-write.ts";
import { mergeTexts, TextDocument } from "../../src/records/text-document.ts";
import {
  databaseName,
  databaseTrouble,
  openDatabase,
  removeDatabase,
} from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { reportedFailure, succeeded } from "../../src/storage/database/failure-report.ts";
import { databaseVersion, migrations } from "../../src/storage/database/migrations.ts";
import { listShelf, readLibrary } from "../../src/storage/library/library.ts";
import { allRecords, countChangedAfter, latestStamp } from "../../src/storage/records/all-records.ts";
import { change } from "../../src/storage/records/change.ts";
import { liveCollection } from "../../src/storage/records/live-collection.ts";
import { mergeIncoming } from "../../src/storage/records/merge-incoming.ts";
import { readRecord } from "../../src/storage/records/read-record.ts";
import { recoverJournal } from "../../src/storage/records/recover-journal.ts";
import { changedAfter, forgetRecords } from "../../src/storage/records/revisions.ts";
import { readVersions } from "../../src/storage/records/text-versions.ts";
import { exportEverything, importEverything } from "../../src/sync/file/everything.ts";
import { recordLine, writeExportFile } from "../../src/sync/file/export-file.ts";

const things = defineCollection(
  "things",
  v.object({
    value: v.optional(v.number(), 0),
    other: v.optional(v.boolean(), false),
    body: v.optional(v.string(), ""),
  }),
  ["body"],
);

beforeEach(removeDatabase);
afterEach(() => {
  vi.restoreAllMocks();
});

async function lines(): Promise<readonly string[]> {
  const records = await allRecords();
  return records.ok ? records.value.map(recordLine) : [];
}

function rawOpen(version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe("the database", () => {
  it("is brought from nothing to the present version, step by step", async () => {
    const outcome = await openDatabase();
    expect(outcome.ok && outcome.value.version).toBe(databaseVersion);
    expect(outcome.ok && [...outcome.value.objectStoreNames]).toEqual([
      "device",
      "execution",
      "journal",
      "library",
      "records",
    ]);
    expect(outcome.ok && [...outcome.value.transaction("records").store.indexNames]).toEqual([
      "changed",
      "file",
      "revision",
    ]);
    expect(migrations).toHaveLength(databaseVersion);
  });

  it("of a newer app is left alone, and says so", async () => {
    (await rawOpen(databaseVersion + 5)).close();
    const outcome = await openDatabase();
    expect(outcome).toEqual({ ok: false, failure: { kind: "newer-database" } });
    expect(databaseTrouble.value).toEqual({ kind: "newer-database" });
    expect(await change([write(things, "a", { value: 1 })])).toEqual({
      ok: false,
      failure: { kind: "newer-database" },
    });
  });

  it("lets a newer app of another tab through, and says so", async () => {
    await change([write(things, "a", { value: 1 })]);
    (await rawOpen(databaseVersion + 1)).close();
    expect(databaseTrouble.value).toEqual({ kind: "newer-database" });
  });

  it("that the browser does not give is a message, not a crash", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    const outcome = await openDatabase();
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.failure.kind).toBe("unavailable");
  });
});

describe("a change", () => {
  it("stamps what it writes with one reading of the clock, later than all before", async () => {
    let last = "";
    for (let round = 0; round < 5; round++) {
      const outcome = await change([
        write(things, "a", { value: round, other: true }),
        write(things, "b", { value: round }),
      ]);
      const stamps = outcome.ok ? outcome.value.flatMap((record) => Object.values(record.stamps)) : [];
      expect(new Set(stamps).size).toBe(1);
      expect((stamps[0] ?? "") > last).toBe(true);
      last = stamps[0] ?? "";
    }
  });

  it("broken off between any two of its writes leaves all or nothing, and is executed whole later", async () => {
    await change([write(things, "a", { value: 0 })]);
    const before = await lines();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(console, "error").mockReturnValue();
    for (let survives = 1; survives < 8; survives++) {
      let calls = 0;
      vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...words) {
        if (calls++ === survives) throw new DOMException("crash", "UnknownError");
        return put.apply(this, words);
      });
      const outcome = await change(
        [
          write(things, "a", { value: 1 }),
          write(things, "b", { value: 2 }),
          write(things, "c", { value: 3 }),
        ],
        [{ shelf: "s", id: "x", value: 1 }],
      );
      vi.mocked(IDBObjectStore.prototype.put).mockRestore();
      expect(outcome.ok).toBe(false);
      expect(await lines()).toEqual(before);
      expect(orThrow(await readLibrary("s", "x"))).toBeUndefined();
    }
    await recoverJournal();
    expect((await lines()).length).toBe(3);
    expect(orThrow(await readLibrary("s", "x"))).toBe(1);
  });

  it("for which there is no room says so, leaves nothing half-written, and is executed once there is room", async () => {
    const live = liveCollection(things);
    await live.load();
    const before = await lines();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...words) {
      if (this.name === "library") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, words);
    });
    const outcome = await change([write(things, "a", { value: 1 })], [{ shelf: "s", id: "x", value: 1 }]);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: "noted", reason: "full" } });
    expect(succeeded(outcome)).toBe(true);
    expect(reportedFailure.value).toMatchObject({ kind: "noted", reason: "full" });
    expect(await lines()).toEqual(before);
    // What was done is shown, here and by whoever reads it later.
    expect(live.get("a")?.value).toBe(1);
    const later = liveCollection(things);
    await later.load();
    expect(later.get("a")?.value).toBe(1);
    vi.restoreAllMocks();
    expect((await change([write(things, "b", { value: 2 })])).ok).toBe(true);
    expect((await lines()).length).toBe(before.length + 2);
    expect(orThrow(await readLibrary("s", "x"))).toBe(1);
  });

  it("that cannot even be noted is not kept, and says so", async () => {
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const outcome = await change([write(things, "a", { value: 1 })]);
    expect(outcome).toEqual({ ok: false, failure: { kind: "full" } });
    expect(succeeded(outcome)).toBe(false);
    vi.restoreAllMocks();
    expect(await lines()).toEqual([]);
    expect((await change([write(things, "a", { value: 1 })])).ok).toBe(true);
  });

  it("is asked of the disk, not only of memory", async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    await change([write(things, "a", { value: 1 })]);
    expect(
      transaction.mock.calls.some(
        ([, mode, options]) => mode === "readwrite" && options?.durability === "strict",
      ),
    ).toBe(true);
  });

  it("reaches the signals of this tab and of others", async () => {
    const live = liveCollection(things);
    await live.load();
    await change([write(things, "a", { value: 1 })]);
    expect(live.get("a")?.value).toBe(1);
    const other = new BroadcastChannel("wayside-changes");
    other.postMessage([
      { collection: "things", id: "b", fields: { value: 7 }, stamps: { value: "000000001-000-x" } },
    ]);
    await vi.waitFor(() => expect(live.get("b")?.value).toBe(7), { timeout: 30_000 });
    other.close();
    await change([remove(things, "a")]);
    expect(live.get("a")).toBeUndefined();
  });

  it("made while a first reading is under way is not lost from it", async () => {
    await change([write(things, "a", { value: 1 })]);
    const live = liveCollection(things);
    const loading = live.load();
    await change([write(things, "a", { value: 2 })]);
    await loading;
    expect(live.get("a")?.value).toBe(2);
  });
});

describe("everything exported and imported", () => {
  it("is the same on an empty device", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            id: fc.constantFrom("a", "b", "c"),
            value: fc.integer(),
            body: fc.string({ unit: "grapheme" }),
            removed: fc.boolean(),
          }),
          { maxLength: 5 },
        ),
        async (steps) => {
          await removeDatabase();
          for (const { id, value, body, removed } of steps) {
            const document = new TextDocument(orThrow(await readRecord("things", id))?.texts?.body);
            document.replaceWith(body);
            await change([
              write(things, id, { value }, { texts: { body: { update: document.updateSince() } } }),
            ]);
            if (removed) await change([remove(things, id)]);
          }
          const before = await lines();
          const file = await exportEverything(new Date(0));
          if (!file.ok) throw new Error(file.failure.kind);
          await removeDatabase();
          expect((await importEverything(file.value.file)).ok).toBe(true);
          expect(await lines()).toEqual(before);
          const again = await importEverything(file.value.file);
          expect(again.ok && again.value.changed).toBe(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("merges into a full device and replaces nothing", async () => {
    await change([write(things, "a", { value: 1 })]);
    const file = await exportEverything(new Date(0));
    if (!file.ok) throw new Error(file.failure.kind);
    await change([write(things, "a", { value: 2 }), write(things, "b", { value: 3 })]);
    const before = await lines();
    await importEverything(file.value.file);
    expect(await lines()).toEqual(before);
  });

  it("sets aside a record with a text that is no document, and takes the others", async () => {
    await change([write(things, "a", { value: 1 })]);
    const records = await allRecords();
    const [record] = records.ok ? records.value : [];
    if (record === undefined) throw new Error("nothing stored");
    const bad = { ...record, id: "z", texts: { body: { text: "x", crdt: "AAAA!", edits: {} } } };
    const file = writeExportFile({ device: "x", made: "", records: [{ ...record, id: "y" }, bad] });
    expect(await importEverything(file)).toEqual({
      ok: true,
      value: { records: 1, changed: 2, refused: 1 },
    });
    expect(orThrow(await readRecord("things", "y"))?.fields.value).toBe(1);
    expect(orThrow(await readRecord("things", "z"))).toBeUndefined();
  });

  it("counts what waits since a meeting, what came from elsewhere too, and moves no clock by a wrong date", async () => {
    await change([write(things, "a", { value: 1 })]);
    expect(orThrow(await countChangedAfter(undefined))).toBe(1);
    const { through } = orThrow(await changedAfter(0));
    expect(orThrow(await countChangedAfter(through))).toBe(0);
    const far = (Date.now() + 400 * 86_400_000).toString(36).padStart(9, "0");
    const stamps = { value: `${far}-000-x` as never };
    const merged = orThrow(
      await mergeIncoming([{ collection: "things", id: "b", fields: { value: 1 }, stamps }], mergeTexts),
    );
    expect(merged.asTheyCame).toHaveLength(1);
    expect(orThrow(await countChangedAfter(through))).toBe(1);
    expect(orThrow(await latestStamp())).toBe(`${far}-000-x`);
    const mine = await change([write(things, "c", { value: 1 })]);
    expect(mine.ok && Object.values(mine.value[0]?.stamps ?? {})[0]?.startsWith(far)).toBe(false);
    expect(orThrow(await changedAfter(through)).records.map(({ record }) => record.id)).toEqual(["b", "c"]);
    expect(orThrow(await listShelf("nothing"))).toEqual([]);
  });

  it("keeps every text that loses something by a merge, of each field and each time", async () => {
    const pages = defineCollection(
      "pages",
      v.object({ body: v.optional(v.string(), ""), note: v.optional(v.string(), "") }),
      ["body", "note"],
    );
    const body = new TextDocument(undefined);
    body.replaceWith("one two three");
    const note = new TextDocument(undefined);
    note.replaceWith("four five");
    orThrow(
      await change([
        write(
          pages,
          "a",
          {},
          { texts: { body: { update: body.updateSince() }, note: { update: note.updateSince() } } },
        ),
      ]),
    );
    const stored = orThrow(await readRecord("pages", "a"));
    if (stored === undefined) throw new Error("not stored");
    // Another device takes something out of both texts, and then some more of the first.
    const elsewhere = (texts: Readonly<Record<string, TextDocument>>): StoredRecord => ({
      ...stored,
      texts: Object.fromEntries(
        Object.entries(texts).map(([field, document]) => [
          field,
          { text: document.text, crdt: document.updateSince(), edits: stored.texts?.[field]?.edits ?? {} },
        ]),
      ),
    });
    body.replaceWith("one three");
    note.replaceWith("five");
    const first = elsewhere({ body, note });
    body.replaceWith("one");
    const second = elsewhere({ body, note });
    orThrow(await mergeIncoming([first, second], mergeTexts));
    const versions = orThrow(await readVersions({ collection: "pages", id: "a" }, Date.now()));
    expect(versions.map(({ text }) => text).sort()).toEqual(["four five", "one three", "one two three"]);
  });

  it("forgets a record for good only where it still stands as it was looked at", async () => {
    await change([write(things, "a", { value: 1 }), write(things, "b", { value: 1 })]);
    const { records } = orThrow(await changedAfter(0));
    await change([write(things, "a", { value: 2 })]);
    expect(orThrow(await forgetRecords(records)).map(({ id }) => id)).toEqual(["b"]);
    expect(orThrow(await readRecord("things", "a"))?.fields.value).toBe(2);
  });
});
