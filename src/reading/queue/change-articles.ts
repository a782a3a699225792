import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { unneededFiles, writeFiles } from "../../storage/library/kept-file.ts";
import { listShelf, writeLibrary } from "../../storage/library/library.ts";
import { change } from "../../storage/records/change.ts";
import { readAddress } from "../../web/web-address.ts";
import { articleId } from "../article-id.ts";
import { type Article, articleCollection, type ReadingPlace, tagField } from "../article-record.ts";
import { ARTICLES, OWED_PICTURES, PICTURES, TEXTS, TROUBLES } from "../article-shelf.ts";
import type { FetchTrouble } from "../fetching/fetch-trouble.ts";
import { articlesById, loadReading, look, onDevice } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";

export type SaveOutcome = Outcome<
  { readonly id: string; readonly known: boolean },
  StorageFailure | { readonly kind: "not-an-address" }
>;

/** Saves an article by the address a person typed; the same article twice is one, back in the queue. */
export async function saveArticle(typed: string, now: number, title = ""): Promise<SaveOutcome> {
  const read = readAddress(typed);
  const address = read === undefined ? undefined : canonicalAddress(read);
  if (address === undefined) return failed({ kind: "not-an-address" });
  await loadReading();
  const known = knownArticle(address);
  const id = known?.id ?? articleId(address);
  if (known !== undefined && known.finishedAt === null && known.archivedAt === null)
    return success({ id, known: true });
  const begun: Readonly<Record<string, string>> =
    known === undefined ? { address, title: titleGiven(title) } : {};
  const fields = { ...begun, savedAt: now, finishedAt: null, archivedAt: null };
  const outcome = await change([{ collection: articleCollection.name, id, fields }]);
  if (!outcome.ok) return outcome;
  void keepStorage();
  return success({ id, known: known !== undefined });
}

/** The article of a canonical address: the one saved by it, or whose page says that it is its own. */
export function knownArticle(canonical: string): Article | undefined {
  if (canonical === "") return undefined;
  const id = articleId(canonical);
  const byAddress = articlesById.value?.get(id);
  if (byAddress !== undefined) return byAddress;
  for (const article of articlesById.value?.values() ?? []) {
    if (article.canonical !== "" && articleId(article.canonical) === id) return article;
  }
  return undefined;
}

/** A title that came along with an address, unless it is an address itself. */
export function titleGiven(title: string): string {
  const one = title.replace(/\s+/g, " ").trim();
  return /^https?:\/\//i.test(one) ? "" : one.slice(0, 300);
}

/** Marks articles read to the end, or puts them back into the queue. */
export function setFinished(ids: readonly string[], finishedAt: number | null): Promise<Outcome<unknown>> {
  return change(
    ids.map((id) => ({ collection: articleCollection.name, id, fields: { finishedAt, archivedAt: null } })),
  );
}

/** Keeps the place in an article. */
export function keepPlace(id: string, place: ReadingPlace): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, fields: { place: { ...place } } }]);
}

/** Puts articles away, or takes them out again; neither read nor finished. */
export function setArchived(ids: readonly string[], archivedAt: number | null): Promise<Outcome<unknown>> {
  return change(ids.map((id) => ({ collection: articleCollection.name, id, fields: { archivedAt } })));
}

/** Gives articles a tag, or takes it off. */
export function setTag(ids: readonly string[], tag: string, on: boolean): Promise<Outcome<unknown>> {
  return change(
    ids.map((id) => ({ collection: articleCollection.name, id, fields: { [tagField(tag)]: on } })),
  );
}

/** Keeps where articles stand in the order by hand. */
export function setRanks(ranks: ReadonlyMap<string, number>): Promise<Outcome<unknown>> {
  return change(
    [...ranks].map(([id, rank]) => ({ collection: articleCollection.name, id, fields: { rank } })),
  );
}

/** Keeps how far a recording was heard, in seconds. */
export function keepHeard(id: string, heard: number): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, fields: { heard } }]);
}

/** Keeps whether the whole page's text is wanted, and has it taken out anew. */
export async function setWhole(id: string, whole: boolean): Promise<Outcome<unknown>> {
  const outcome = await change(
    [{ collection: articleCollection.name, id, fields: { whole } }],
    [{ shelf: ARTICLES, id, value: undefined }],
  );
  await look();
  return outcome;
}

/** Takes articles out of the lists; their texts stay on the device until the removal is settled. */
export function removeArticles(ids: readonly string[]): Promise<Outcome<unknown>> {
  return change(ids.map((id) => ({ collection: articleCollection.name, id, remove: true })));
}

/** Brings removed articles back as they were. */
export function restoreArticles(ids: readonly string[], now: number): Promise<Outcome<unknown>> {
  return change(ids.map((id) => ({ collection: articleCollection.name, id, fields: { restoredAt: now } })));
}

/** Keeps or clears the reason why a text could not be had. */
export async function noteTrouble(article: string, trouble: FetchTrouble | undefined): Promise<void> {
  await writeLibrary(TROUBLES, { [article]: trouble === undefined ? undefined : { article, trouble } });
  await look();
}

/** Milliseconds between two looks at what nobody needs: longer than a removal can be undone. */
const SECOND_LOOK = 30_000;

/** Clears texts, pictures and files of articles that are no longer in any list; called now and then. */
export async function clearShelves(): Promise<void> {
  await loadReading();
  const known = articlesById.value;
  // An empty queue beside texts is more likely a queue that could not be read.
  if (known === undefined || (known.size === 0 && onDevice.value.size > 1)) return;
  for (const id of onDevice.value) {
    if (known.has(id)) continue;
    await writeLibrary(ARTICLES, { [id]: undefined });
    await writeLibrary(OWED_PICTURES, { [id]: undefined });
    await writeLibrary(TEXTS, { [id]: undefined });
    const pictures = await listShelf(PICTURES, `${id}/`);
    await writeLibrary(PICTURES, Object.fromEntries(pictures.map((picture) => [picture, undefined])));
  }
  const files = await unneededFiles();
  await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK));
  const still = new Set(await unneededFiles());
  const unneeded = files.filter((key) => still.has(key));
  await writeFiles(Object.fromEntries(unneeded.map((key) => [key, undefined])));
  await look();
}
