import type { Page } from "playwright-core";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import { TextDocument, updateText } from "../../src/records/text-document.ts";

/** A year's use and more: articles with their texts on the device, and notes, put straight into the app's database. */
export async function fillLibrary(page: Page, articles: number, notes: number): Promise<void> {
  const bodies = Array.from({ length: notes }, (_, index) => {
    const document = new TextDocument(undefined);
    document.replaceWith(
      `# Note ${index} on what the queue does\n\nGangs start together or wait together, 显存不够的时候就等 (${index}).\n`,
    );
    const stamp = formatStamp({ milliseconds: index + 1, counter: 0 }, "filler");
    const { text, crdt, edits, state } = updateText(undefined, document.updateSince(), "filler", stamp);
    return { text, crdt, edits, ...(state === undefined ? {} : { state }) };
  });
  await page.evaluate(
    async ([count, texts]) => {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open("wayside");
        request.onsuccess = () => done(request.result);
      });
      const transaction = database.transaction(["records", "library"], "readwrite");
      const records = transaction.objectStore("records");
      const library = transaction.objectStore("library");
      for (let index = 0; index < count; index++) {
        const stamp = `${index.toString(36).padStart(9, "0")}-000-filler`;
        const id = `filler${String(index).padStart(5, "0")}`;
        const fields = {
          address: `https://example.org/articles/${index}`,
          title: `Article ${index} about serving language models on many machines`,
          site: "example.org",
          words: 200 + (index % 40) * 100,
          characters: 0,
          savedAt: 1_790_000_000_000 + index * 60_000,
          finishedAt: index % 3 === 0 ? 1_790_000_000_000 + index : null,
          archivedAt: null,
          place: index % 5 === 0 ? { block: 3, share: 0.4 } : null,
        };
        const stamps = Object.fromEntries(Object.keys(fields).map((name) => [name, stamp]));
        records.put({ collection: "articles", id, fields, stamps, changed: stamp });
        const body = { html: "<p>x</p>", language: "en", byline: "", address: fields.address, fetchedAt: 1 };
        library.put(body, ["articles", id]);
      }
      texts.forEach((body, index) => {
        const stamp = `${index.toString(36).padStart(9, "0")}-000-filler`;
        const fields = { createdAt: 1_790_000_000_000 + index, editedAt: 1_790_000_000_000 + index };
        const stamps = { createdAt: stamp, editedAt: stamp };
        records.put({
          collection: "notes",
          id: `note${index}`,
          fields,
          stamps,
          texts: { body },
          changed: stamp,
        });
      });
      await new Promise((done) => {
        transaction.oncomplete = done;
      });
      database.close();
    },
    [articles, bodies] as const,
  );
}
