import { writeFiles } from "../../storage/library/kept-file.ts";
import { listShelf, writeLibrary } from "../../storage/library/library.ts";
import { unneededFiles } from "../../storage/library/unneeded-files.ts";
import { articles, loadReading } from "../reading-store.ts";
import { ARRIVED, ARTICLES, OWED_PICTURES, PICTURES, RECORDING_PARTS, TEXTS } from "../shelf-names.ts";
import { articlesPresent } from "../shelf-store.ts";

/** Milliseconds between two looks at what nobody needs: longer than a deletion can be undone. */
const SECOND_LOOK = 30_000;

/** Clears texts, pictures and files of articles that are no longer in any list; called now and then. */
export async function clearShelves(): Promise<void> {
  if (!(await loadReading()).ok) return;
  for (const id of [...articlesPresent()]) {
    if (articles.peek(id) !== undefined) continue;
    await writeLibrary(OWED_PICTURES, { [id]: undefined });
    await writeLibrary(TEXTS, { [id]: undefined });
    const pictures = await listShelf(PICTURES, `${id}/`);
    if (!pictures.ok) return;
    await writeLibrary(PICTURES, Object.fromEntries(pictures.value.map((picture) => [picture, undefined])));
    await writeLibrary(ARTICLES, { [id]: undefined });
  }
  for (const shelf of [ARRIVED, RECORDING_PARTS]) {
    const keys = await listShelf(shelf);
    const gone = (keys.ok ? keys.value : []).filter(
      (key) => articles.peek(key.split("/")[0] ?? "") === undefined,
    );
    if (gone.length > 0) await writeLibrary(shelf, Object.fromEntries(gone.map((key) => [key, undefined])));
  }
  const first = await unneededFiles();
  await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK));
  const second = await unneededFiles();
  if (!first.ok || !second.ok) return;
  const still = new Set(second.value);
  const unneeded = first.value.filter((key) => still.has(key));
  await writeFiles(Object.fromEntries(unneeded.map((key) => [key, undefined])));
}
