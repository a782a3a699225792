import { computed, signal } from "@preact/signals";
import type { StoredRecord } from "../records/record.ts";
import { readShelf } from "../storage/library/library.ts";
import { onChange } from "../storage/records/announcement.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { type Article, articleCollection } from "./article-record.ts";
import { articlesOnDevice, readOwedPictures, TROUBLES } from "./article-shelf.ts";
import { type FetchTrouble, mayPass, readTrouble } from "./fetching/fetch-trouble.ts";
import { type LearntPace, PACE, paceCollection } from "./pace/pace-record.ts";
import { type ReadingPace, readingMinutes, usualPace } from "./pace/rules/reading-time.ts";

const articles = liveCollection(articleCollection);
const paces = liveCollection(paceCollection);

/** How fast the person reads, as far as that is learnt. */
export const pace = computed<ReadingPace & Partial<LearntPace>>(
  () => paces.entries.value?.get(PACE) ?? usualPace,
);

/** The articles by id; undefined until read. */
export const articlesById = articles.entries;

/** Which articles' texts are on this device. */
export const onDevice = signal<ReadonlySet<string>>(new Set());
/** Which articles have pictures that are still to come. */
export const owing = signal<ReadonlySet<string>>(new Set());
/** Why some texts are not, by article. */
export const troubles = signal<ReadonlyMap<string, FetchTrouble>>(new Map());
/** The article whose text was last put onto this device, and when. */
export const lastFetched = signal<{ readonly id: string; readonly at: number } | undefined>(undefined);
/** The article whose text is being fetched. */
export const fetching = signal<string | undefined>(undefined);

/** The articles to read, the last saved first; undefined until read. */
export const queue = computed(() => {
  const entries = articles.entries.value;
  return entries === undefined
    ? undefined
    : [...entries.values()].filter(isUnread).sort((one, other) => other.savedAt - one.savedAt);
});

/** Whether an article is still to be read: neither finished nor put away. */
export function isUnread({ finishedAt, archivedAt }: Article): boolean {
  return finishedAt === null && archivedAt === null;
}

/** The articles whose text is not on this device though it should be, and that waiting alone may bring. */
export const waitingArticles = computed(() =>
  [...(articles.entries.value?.values() ?? [])].filter((article) => {
    if (!isUnread(article) || onDevice.value.has(article.id)) return false;
    if (article.address === "" && article.file === null) return false;
    const trouble = troubles.value.get(article.id);
    return trouble === undefined || mayPass(trouble);
  }),
);

let loading: Promise<void> | undefined;

/** Reads the queue and what of it is on this device, once. */
export function loadReading(): Promise<void> {
  loading ??= (async () => {
    await Promise.all([articles.load(), paces.load(), look()]);
    const heardOf = new Set(articles.entries.value?.keys());
    // Another tab, or a meeting with another device, may have brought or taken texts.
    onChange((changed) => {
      const isNews = ({ collection, id, tombstone }: StoredRecord): boolean =>
        collection === articleCollection.name &&
        (tombstone !== undefined || !heardOf.has(id) || !onDevice.value.has(id));
      if (changed.some(isNews)) void look();
      for (const { collection, id } of changed) if (collection === articleCollection.name) heardOf.add(id);
    });
  })();
  return loading;
}

let looks = 0;

/** Looks which texts are on this device now. Of several looks at once the last begun counts: it saw the most. */
export async function look(): Promise<void> {
  const turn = ++looks;
  const [present, kept, owed] = await Promise.all([
    articlesOnDevice(),
    readShelf(TROUBLES),
    readOwedPictures(),
  ]);
  if (turn !== looks) return;
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
  if (article.seconds > 0) return Math.max(1, Math.round(article.seconds / 60));
  return article.words + article.characters === 0 ? undefined : readingMinutes(article, pace.value);
}

/** How far an article is read or heard, from 0 to 1. */
export function shareRead(article: Article): number {
  if (article.finishedAt !== null) return 1;
  return article.seconds > 0 ? Math.min(1, article.heard / article.seconds) : (article.place?.share ?? 0);
}

/** Minutes that are left of an article, at least one; undefined while its text was never had. */
export function minutesLeft(article: Article): number | undefined {
  const minutes = minutesOf(article);
  return minutes === undefined ? undefined : Math.max(1, Math.round(minutes * (1 - shareRead(article))));
}
