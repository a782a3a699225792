import { derivedId } from "../records/identity.ts";
import { change } from "../storage/change.ts";
import { failed, type Outcome, type StorageFailure, success } from "../storage/failure.ts";
import { listShelf, writeLibrary } from "../storage/library.ts";
import { keepStorage } from "../storage/persistence.ts";
import { rawAddress, readAddress } from "../storage/web-address.ts";
import { articleCollection, type ReadingPlace } from "./article-record.ts";
import { ARTICLES, OWED_PICTURES, PICTURES, TROUBLES } from "./article-shelf.ts";
import type { FetchTrouble } from "./fetch-trouble.ts";
import { articlesById, loadReading, look, onDevice } from "./reading-store.ts";
import { addressKey, canonicalAddress } from "./rules/canonical-address.ts";

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
  const id = articleId(address);
  const known = articlesById.value?.get(id);
  if (known !== undefined && known.finishedAt === null) return success({ id, known: true });
  const begun: Readonly<Record<string, string>> = known === undefined ? { address, title } : {};
  const fields = { ...begun, savedAt: now, finishedAt: null };
  const outcome = await change([{ collection: articleCollection.name, id, fields }]);
  if (!outcome.ok) return outcome;
  void keepStorage();
  return success({ id, known: known !== undefined });
}

/** The id two devices give the same article. */
export function articleId(canonical: string): string {
  // The page of a file on GitHub and the raw file are one article.
  return derivedId("article", addressKey(rawAddress(canonical)));
}

/** Marks an article read to the end, or puts it back into the queue. */
export function setFinished(id: string, finishedAt: number | null): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, fields: { finishedAt } }]);
}

/** Keeps the place in an article. */
export function keepPlace(id: string, place: ReadingPlace): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, fields: { place: { ...place } } }]);
}

/** Takes an article out of the queue; its text stays on the device until the removal is settled. */
export function removeArticle(id: string): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, remove: true }]);
}

/** Brings a removed article back as it was. */
export function restoreArticle(id: string, now: number): Promise<Outcome<unknown>> {
  return change([{ collection: articleCollection.name, id, fields: { restoredAt: now } }]);
}

/** Keeps or clears the reason why a text could not be had. */
export async function noteTrouble(article: string, trouble: FetchTrouble | undefined): Promise<void> {
  await writeLibrary(TROUBLES, { [article]: trouble === undefined ? undefined : { article, trouble } });
  await look();
}

/** Clears texts and pictures of articles that are no longer in any list; called now and then. */
export async function clearShelves(): Promise<void> {
  await loadReading();
  const known = articlesById.value;
  if (known === undefined) return;
  for (const id of onDevice.value) {
    if (known.has(id)) continue;
    await writeLibrary(ARTICLES, { [id]: undefined });
    await writeLibrary(OWED_PICTURES, { [id]: undefined });
    const pictures = await listShelf(PICTURES, `${id}/`);
    await writeLibrary(PICTURES, Object.fromEntries(pictures.map((picture) => [picture, undefined])));
  }
  await look();
}
