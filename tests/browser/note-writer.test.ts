import { beforeEach, describe, expect, it, vi } from "vitest";
import { zipNotes } from "../../src/notes/exporting/export-notes.ts";
import { allNotes, loadNotes, removeNote, restoreNote } from "../../src/notes/notes-store.ts";
import { NoteWriter } from "../../src/notes/writing/note-writer.ts";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { readRecord } from "../../src/storage/records/read-record.ts";

/** Long, for it is never waited in vain. */
const PATIENCE = { timeout: 30_000 };

beforeEach(removeDatabase);

const opened = async (...words: Parameters<typeof NoteWriter.open>): Promise<NoteWriter> =>
  orThrow(await NoteWriter.open(...words));

const body = async (id: string): Promise<string | undefined> =>
  orThrow(await readRecord("notes", id))?.texts?.body?.text;

describe("writing a note", () => {
  it("puts keys on the disk while they come, however fast", async () => {
    const writer = await opened("a");
    let text = "";
    // No key is quiet for long enough to wait for: it is written all the same.
    while ((await body("a")) === undefined && text.length < 2000) {
      text += "x";
      writer.write(text);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await body("a"))?.length).toBeGreaterThan(0);
    await vi.waitFor(async () => expect(await body("a")).toBe(text), PATIENCE);
    expect(writer.keeping.value.kind).toBe("kept");
    await writer.close();
  });

  it("in two tabs at once keeps what both wrote", async () => {
    const begun = await opened("a");
    begun.write("one\n\ntwo\n");
    await begun.close();
    const [left, right] = [await opened("a"), await opened("a")];
    left.write("ONE\n\ntwo\n");
    right.write("one\n\ntwo and a half\n");
    await Promise.all([left.flush(), right.flush()]);
    expect(await body("a")).toBe("ONE\n\ntwo and a half\n");
    await vi.waitFor(() => {
      expect(left.text.value).toBe("ONE\n\ntwo and a half\n");
      expect(right.text.value).toBe("ONE\n\ntwo and a half\n");
    }, PATIENCE);
    left.write("ONE!\n\ntwo and a half\n");
    await left.flush();
    await vi.waitFor(() => expect(right.text.value).toBe("ONE!\n\ntwo and a half\n"), PATIENCE);
    await Promise.all([left.close(), right.close()]);
  });

  it("that cannot be kept says so, and is kept with the next key", async () => {
    const writer = await opened("a");
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    writer.write("first");
    await writer.flush();
    expect(writer.keeping.value).toEqual({ kind: "failed", failure: { kind: "full" } });
    expect(writer.text.value).toBe("first");
    put.mockRestore();
    writer.write("first, second");
    await writer.flush();
    expect(await body("a")).toBe("first, second");
    await writer.close();
  });

  it("is nothing until the first key, and comes back after it was deleted", async () => {
    const writer = await opened("b");
    await writer.close();
    expect(orThrow(await readRecord("notes", "b"))).toBeUndefined();
    const again = await opened("b", {
      kind: "article",
      article: "x",
      title: "T",
      address: "https://x.org/",
    });
    again.write("text");
    await again.close();
    await loadNotes();
    expect(allNotes.value.find((note) => note.id === "b")?.about).toMatchObject({
      kind: "article",
      title: "T",
    });
    await removeNote("b");
    expect(allNotes.value.some((note) => note.id === "b")).toBe(false);
    await restoreNote("b");
    expect(allNotes.value.find((note) => note.id === "b")?.body).toBe("text");
    expect((await zipNotes()).length).toBeGreaterThan(100);
  });
});
