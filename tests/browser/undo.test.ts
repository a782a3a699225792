import { beforeEach, describe, expect, it } from "vitest";
import { noteCollection } from "../../src/notes/note-record.ts";
import { removeNotes } from "../../src/notes/notes-store.ts";
import { articleCollection } from "../../src/reading/article-record.ts";
import { saveArticle } from "../../src/reading/capture/save-article.ts";
import { saveContent } from "../../src/reading/capture/save-content.ts";
import { removeArticles, setArchived, setFinished } from "../../src/reading/queue/change-articles.ts";
import { isDeleted } from "../../src/records/record.ts";
import { remove, write } from "../../src/records/record-write.ts";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { type Outcome, orThrow } from "../../src/storage/database/failure.ts";
import { change } from "../../src/storage/records/change.ts";
import { readRecord } from "../../src/storage/records/read-record.ts";

beforeEach(removeDatabase);

const article = async (id: string) => {
  const record = orThrow(await readRecord(articleCollection.name, id));
  return record === undefined || isDeleted(record) ? undefined : articleCollection.read(record);
};

function unwrapped<T>(outcome: Outcome<T, { readonly kind: string }>): T {
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value;
}

describe("an undo", () => {
  it.each([
    ["done", () => setFinished(["archived", "finished", "unread"], 900)],
    ["archived", () => setArchived(["archived", "finished", "unread"], 900)],
    ["put back", () => setFinished(["archived", "finished", "unread"], null)],
    ["deleted", () => removeArticles(["archived", "finished", "unread"])],
  ])("of articles that were %s leaves each where it was", async (_, act) => {
    const fields = { address: "https://a.org/", savedAt: 1 };
    await change([
      write(articleCollection, "archived", { ...fields, archivedAt: 5 }),
      write(articleCollection, "finished", { ...fields, finishedAt: 7 }),
      write(articleCollection, "unread", fields),
    ]);
    const ids = ["archived", "finished", "unread"];
    const before = await Promise.all(ids.map(article));
    const { undo } = orThrow(await act());
    orThrow(await change(undo));
    expect(await Promise.all(ids.map(article))).toEqual(before);
  });

  it("takes back nothing that was done since", async () => {
    await change([write(articleCollection, "a", { savedAt: 1 })]);
    const { undo } = orThrow(await setFinished(["a"], 900));
    await change([write(articleCollection, "a", { finishedAt: 950 })]);
    orThrow(await change(undo));
    expect((await article("a"))?.finishedAt).toBe(950);
  });

  it("of notes that were deleted brings back those that were there", async () => {
    await change([
      write(noteCollection, "a", { editedAt: 1 }),
      write(noteCollection, "gone", { editedAt: 1 }),
    ]);
    await change([remove(noteCollection, "gone")]);
    const { undo } = orThrow(await removeNotes(["a", "gone", "never"]));
    orThrow(await change(undo));
    const stands = async (id: string): Promise<boolean> => {
      const record = orThrow(await readRecord(noteCollection.name, id));
      return record !== undefined && !isDeleted(record);
    };
    expect(await Promise.all(["a", "gone", "never"].map(stands))).toEqual([true, false, false]);
  });

  it.each([
    ["an address", () => saveArticle("https://example.org/a", 900, "", ["new"])],
    [
      "a file",
      () =>
        saveContent({ bytes: new TextEncoder().encode("<p>text"), type: "text/html", name: "a.html" }, 900),
    ],
  ])("of saving %s that was archived archives it again", async (_, save) => {
    const first = unwrapped(await save());
    await change([write(articleCollection, first.id, { savedAt: 3, finishedAt: 4, archivedAt: 5 })]);
    const before = await article(first.id);
    const again = unwrapped(await save());
    expect((await article(first.id))?.archivedAt).toBeNull();
    orThrow(await change(again.undo));
    expect(await article(first.id)).toEqual(before);
    orThrow(await change(first.undo));
    // It was written since: what that says stays.
    expect(await article(first.id)).toEqual(before);
  });

  it("of saving what was not there takes it away", async () => {
    const { id, undo } = unwrapped(await saveArticle("https://example.org/b", 900));
    orThrow(await change(undo));
    expect(await article(id)).toBeUndefined();
  });
});
