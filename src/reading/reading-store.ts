import { computed, signal } from "@preact/signals";
import { onChange } from "../storage/announcement.ts";
import { readShelf } from "../storage/library.ts";
import { liveCollection } from "../storage/live-collection.ts";
import { type Article, articleCollection } from "./article-record.ts";
import { articlesOnDevice, readOwedPictures, TROUBLES } from "./article-shelf.ts";
import { type FetchTrouble, passes, readTrouble } from "./fetch-trouble.ts";
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
