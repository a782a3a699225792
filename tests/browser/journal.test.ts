import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineCollection } from "../../src/records/collection.ts";
import { remove, restore, write } from "../../src/records/record-write.ts";
import { TextDocument } from "../../src/records/text-document.ts";
import { openDatabase, removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { allRecords } from "../../src/storage/records/all-records.ts";
import { change, perform } from "../../src/storage/records/change.ts";
import { registerCommand } from "../../src/storage/records/commands.ts";
import { ContinuedChange } from "../../src/storage/records/continued-change.ts";
import { execute } from "../../src/storage/records/execute-entry.ts";
import { entryOf, newJournalKey, note } from "../../src/storage/records/journal.ts";
import { liveCollection } from "../../src/storage/records/live-collection.ts";
import { keepCopy, leftCopies } from "../../src/storage/records/note-copies.ts";
import { readRecord } from "../../src/storage/records/read-record.ts";
import { recoverJournal, unexecuted } from "../../src/storage/records/recover-journal.ts";

const things = defineCollection(
  "things",
  v.object({ value: v.optional(v.number(), 0), body: v.optional(v.string(), "") }),
  ["body"],
);

beforeEach(async () => {
  await removeDatabase();
  await openDatabase();
  unexecuted.value = [];
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function journalKeys(): Promise<readonly string[]> {
  return orThrow(await openDatabase()).getAllKeys("journal");
}

async function storedValue(id: string): Promise<unknown> {
  return orThrow(await readRecord("things", id))?.fields.value;
}

describe("what was done", () => {
  it("is put and committed in the task of the touch, before anything is read", () => {
    const asked: string[] = [];
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...words) {
      asked.push(`put ${this.name}`);
      return IDBObjectStore.prototype.add.apply(this, words);
    });
    vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(() => {
      asked.push("commit");
    });
    void change([write(things, "a", { value: 1 })]);
    expect(asked).toEqual(["put journal", "commit"]);
  });

  it("leaves the journal in the transaction that executes it", async () => {
    await change([write(things, "a", { value: 1 })]);
    expect(await storedValue("a")).toBe(1);
    expect(await journalKeys()).toEqual([]);
  });

  it("and was not executed is executed at the next start, in order, before anything of it is shown", async () => {
    for (let value = 1; value <= 5; value++) {
      await note(newJournalKey(), entryOf({ kind: "change", writes: [write(things, "a", { value })] }));
      if (value === 3)
        await note(newJournalKey(), entryOf({ kind: "change", writes: [remove(things, "a")] }));
      if (value === 4)
        await note(newJournalKey(), entryOf({ kind: "change", writes: [restore(things, "a")] }));
    }
    expect(orThrow(await allRecords())).toEqual([]);
    void recoverJournal();
    const live = liveCollection(things);
    await live.load();
    expect(live.get("a")?.value).toBe(5);
    expect(await journalKeys()).toEqual([]);
    expect(unexecuted.value).toEqual([]);
  });

  it("is executed once, whichever of two tabs comes to it", async () => {
    const document = new TextDocument(undefined);
    document.replaceWith("once");
    const key = newJournalKey();
    const writes = [
      write(things, "a", { value: 1 }, { texts: { body: { update: document.updateSince() } } }),
    ];
    const entry = entryOf({ kind: "change", writes });
    await note(key, entry);
    const [one, other] = await Promise.all([execute(key, entry), recoverJournal()]);
    expect(one.ok).toBe(true);
    expect(other).toBeUndefined();
    const record = orThrow(await readRecord("things", "a"));
    expect(record?.texts?.body?.text).toBe("once");
    const stamp = record?.stamps.value;
    // A tab that finds the entry gone leaves the record as the other wrote it.
    const late = orThrow(await execute(key, entry));
    expect(late[0]?.stamps.value).toBe(stamp);
  });

  it("by a newer version, or broken, is kept as it is, said, and stops nothing else", async () => {
    const database = orThrow(await openDatabase());
    const newer = { format: 99, at: 1, intention: { kind: "dance", with: "you" } };
    await database.put("journal", newer, "000000000-0000-x");
    await database.put(
      "journal",
      { format: 1, at: 1, intention: { kind: "change", writes: [{ kind: "write" }] } },
      "000000001-0000-x",
    );
    await note(newJournalKey(), entryOf({ kind: "command", name: "nobody knows this", input: 1 }));
    await note(newJournalKey(), entryOf({ kind: "change", writes: [write(things, "a", { value: 7 })] }));
    vi.spyOn(console, "error").mockReturnValue();
    await recoverJournal();
    expect(await storedValue("a")).toBe(7);
    expect(unexecuted.value).toHaveLength(3);
    expect(unexecuted.value[0]?.entry).toEqual(newer);
    expect(await journalKeys()).toHaveLength(3);
    // At the next start as well: it is never dropped.
    await recoverJournal();
    expect(await journalKeys()).toHaveLength(3);
  });

  it("by a command is worked out later, from what was noted", async () => {
    registerCommand("double", async () => async (input) => {
      const { id, value } = v.parse(v.object({ id: v.string(), value: v.number() }), input);
      return { writes: [write(things, id, { value: value * 2 })] };
    });
    expect((await perform("double", { id: "a", value: 4 })).ok).toBe(true);
    expect(await storedValue("a")).toBe(8);
    await note(newJournalKey(), entryOf({ kind: "command", name: "double", input: { id: "a", value: 5 } }));
    await recoverJournal();
    expect(await storedValue("a")).toBe(10);
    vi.spyOn(console, "error").mockReturnValue();
    const broken = await perform("double", { id: "a" });
    expect(broken).toMatchObject({ ok: false, failure: { kind: "noted", reason: "failed" } });
  });

  it("step by step keeps the last step, each in place of the one before", async () => {
    const typing = new ContinuedChange(10_000);
    for (let value = 1; value <= 20; value++) typing.write([write(things, "a", { value })]);
    await vi.waitFor(async () => expect(await journalKeys()).toHaveLength(1), { timeout: 30_000 });
    expect(await storedValue("a")).toBeUndefined();
    await recoverJournal();
    expect(await storedValue("a")).toBe(20);
    await typing.close();
    expect(await storedValue("a")).toBe(20);
    expect(await journalKeys()).toEqual([]);
  });

  it("step by step is kept to its last step, though another tab executes what stands there meanwhile", async () => {
    const typing = new ContinuedChange(10_000);
    typing.write([write(things, "a", { value: 1 })]);
    await vi.waitFor(async () => expect(await journalKeys()).toHaveLength(1), { timeout: 30_000 });
    await recoverJournal();
    expect(await storedValue("a")).toBe(1);
    typing.write([write(things, "a", { value: 2 })]);
    await vi.waitFor(async () => expect(await journalKeys()).toHaveLength(1), { timeout: 30_000 });
    await typing.settle();
    expect(await storedValue("a")).toBe(2);
    await typing.close();
    await vi.waitFor(async () => expect(await journalKeys()).toEqual([]), { timeout: 30_000 });
  });

  it("by an earlier step that another tab executes late takes nothing of the later one with it", async () => {
    const key = newJournalKey();
    const step = (version: number) =>
      entryOf({ kind: "change", writes: [write(things, "a", { value: version })] }, version);
    await note(key, step(1));
    await note(key, step(2));
    // Read before the second step came, executed after it.
    await execute(key, step(1));
    expect(await storedValue("a")).toBeUndefined();
    expect(await journalKeys()).toEqual([key]);
    await recoverJournal();
    expect(await storedValue("a")).toBe(2);
    await execute(key, step(1), Promise.resolve({ ok: true, value: undefined }));
    expect(await storedValue("a")).toBe(2);
    // What a window that died had executed is known to a window of the version before as well, and the other way round.
    await orThrow(await openDatabase()).put("execution", Date.now(), `executed/${key}`);
    await note(key, step(3));
    await recoverJournal();
    expect(await storedValue("a")).toBe(3);
  });

  it("and was executed long ago is not executed again by a tab that was frozen meanwhile", async () => {
    const key = newJournalKey();
    const entry = {
      ...entryOf({ kind: "change", writes: [write(things, "a", { value: 1 })] }),
      at: Date.now() - 60 * 60_000,
    };
    const noted = note(key, entry);
    await noted;
    await recoverJournal();
    await change([write(things, "a", { value: 2 })]);
    await orThrow(await openDatabase()).delete("execution", `executed/${key}`);
    expect((await execute(key, entry, noted)).ok).toBe(true);
    expect(await storedValue("a")).toBe(2);
  });

  it("by a command that never answers is set aside, and the others go on", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      registerCommand("never", async () => () => new Promise(() => undefined));
      await note(newJournalKey(), entryOf({ kind: "command", name: "never", input: 1 }));
      await note(newJournalKey(), entryOf({ kind: "change", writes: [write(things, "a", { value: 7 })] }));
      vi.spyOn(console, "error").mockReturnValue();
      const recovery = recoverJournal();
      let ended = false;
      void recovery.then(() => {
        ended = true;
      });
      while (!ended) {
        vi.advanceTimersByTime(1000);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    } finally {
      vi.useRealTimers();
    }
    expect(await storedValue("a")).toBe(7);
    expect(unexecuted.value).toHaveLength(1);
  });

  it("is executed from its copy where the page ended before the database had it, once and no more", async () => {
    const key = newJournalKey();
    const entry = entryOf({ kind: "change", writes: [write(things, "a", { value: 3 })] });
    keepCopy(key, entry);
    expect(leftCopies()).toHaveLength(1);
    await recoverJournal();
    expect(await storedValue("a")).toBe(3);
    expect(leftCopies()).toEqual([]);
    // The same once more, as a copy that stayed behind though its entry was executed.
    await change([write(things, "a", { value: 4 })]);
    keepCopy(key, entry);
    await recoverJournal();
    expect(await storedValue("a")).toBe(4);
    localStorage.setItem("wayside-note/000000000-0000-x", "{half an ent");
    await recoverJournal();
    expect(unexecuted.value).toHaveLength(1);
    expect(await journalKeys()).toEqual(["000000000-0000-x"]);
    expect(leftCopies()).toEqual([]);
  });

  it("leaves no copy behind once the database has it", async () => {
    const done = change([write(things, "a", { value: 1 })]);
    expect(leftCopies()).toHaveLength(1);
    await done;
    expect(leftCopies()).toEqual([]);
  });
});
