import { computed, signal } from "@preact/signals";
import { derivedId } from "../records/identity.ts";
import { onChange } from "../storage/announcement.ts";
import { change } from "../storage/change.ts";
import { failed, type Outcome, type StorageFailure, success } from "../storage/failure.ts";
import { readShelf, writeLibrary } from "../storage/library.ts";
import { liveCollection } from "../storage/live-collection.ts";
import { keepStorage } from "../storage/persistence.ts";
import { readAddress } from "../storage/web-address.ts";
import { type Article, articleCollection, type ReadingPlace } from "./article-record.ts";
import {
  ARTICLES,
  articlesOnDevice,
  OWED_PICTURES,
  PICTURES,
  readOwedPictures,
  TROUBLES,
} from "./article-shelf.ts";
import { type FetchTrouble, passes, readTrouble } from "./fetch-trouble.ts";
import { addressKey, canonicalAddress } from "./rules/canonical-address.ts";
import { readingMinutes } from "./rules/reading-time.ts";

const articles = liveCollection(articleCollection);

/** The articles by id; undefined until read. */
export const articlesById = articles.entries;

/** Which articles' texts are on this device. */
export const onDevice = signal<ReadonlySet<string>>(new Set());
/** Which articles have pictures that are still to come. */
export const owing = signal<ReadonlySet<string>>(new Set());
/** Why some texts are not, by article. */
export const troubles = signal<ReadonlyMap<string, FetchTrouble>>(new Map());
/** The article whose text is being fetched. */
export const fetching = signal<string | undefined>(undefined);

/** The articles to read, the last saved first; undefined until read. */
export const queue = computed(() => ordered((article) => article.finishedAt === null));
/** The articles read to the end, the last finished first. */
export const finished = computed(() => ordered((article) => article.finishedAt !== null));

/** The articles whose text is not on this device though it should be, and that waiting alone may bring. */
export const waitingArticles = computed(() =>
  [...(articles.entries.value?.values() ?? [])].filter((article) => {
    if (article.finishedAt !== null || onDevice.value.has(article.id) || article.address === "") return false;
    const trouble = troubles.value.get(article.id);
    return trouble === undefined || passes(trouble);
  }),
);

function ordered(wanted: (article: Article) => boolean): readonly Article[] | undefined {
  const entries = articles.entries.value;
  if (entries === undefined) return undefined;
  return [...entries.values()]
    .filter(wanted)
    .sort((one, other) => (other.finishedAt ?? other.savedAt) - (one.finishedAt ?? one.savedAt));
}

let loading: Promise<void> | undefined;

/** Reads the queue and what of it is on this device, once. */
export function loadReading(): Promise<void> {
  loading ??= (async () => {
    await Promise.all([articles.load(), look()]);
    // Another tab, or a meeting with another device, may have brought or taken texts.
    onChange((changed) => {
      if (changed.some((record) => record.collection === articleCollection.name)) void look();
    });
  })();
  return loading;
}

/** Looks which texts are on this device now. */
export async function look(): Promise<void> {
  const [present, kept, owed] = await Promise.all([
    articlesOnDevice(),
    readShelf(TROUBLES),
    readOwedPictures(),
  ]);
  onDevice.value = present;
  owing.value = new Set(owed.map(({ article }) => article));
  troubles.value = new Map(
    kept.flatMap((value) => {
      const read = readTrouble(value);
      return read === undefined ? [] : [[read.article, read.trouble] as const];
    }),
  );
}

/** Minutes an article takes, or undefined while its text was never had. */
export function minutesOf(article: Article): number | undefined {
  return article.words + article.characters === 0 ? undefined : readingMinutes(article);
}

/** How far an article is read, from 0 to 1. */
export function shareRead(article: Article): number {
  return article.finishedAt === null ? (article.place?.share ?? 0) : 1;
}

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
  const known = articles.entries.value?.get(id);
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
  return derivedId("article", addressKey(canonical));
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
  const known = articles.entries.value;
  if (known === undefined) return;
  for (const id of onDevice.value) {
    if (known.has(id)) continue;
    await writeLibrary(ARTICLES, { [id]: undefined });
    await writeLibrary(OWED_PICTURES, { [id]: undefined });
    const { listShelf } = await import("../storage/library.ts");
    const pictures = await listShelf(PICTURES, `${id}/`);
    await writeLibrary(PICTURES, Object.fromEntries(pictures.map((picture) => [picture, undefined])));
  }
  await look();
}
