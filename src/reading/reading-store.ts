import { computed } from "@preact/signals";
import type { Outcome } from "../storage/database/failure.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { orderedView } from "../storage/records/ordered-view.ts";
import { type Article, articleCollection } from "./article-record.ts";
import { type LearntPace, PACE, paceCollection } from "./pace/pace-record.ts";
import { type ReadingPace, readingMinutes, usualPace } from "./pace/rules/reading-time.ts";
import { followShelf, loadShelf, peekShelf } from "./shelf-store.ts";

/** All articles of this device. */
export const articles = liveCollection(articleCollection);
const paces = liveCollection(paceCollection);

/** How fast the person reads, as far as that is learnt. */
export const pace = computed<ReadingPace & Partial<LearntPace>>(() => paces.get(PACE) ?? usualPace);

/** Whether an article is still to be read: neither finished nor put away. */
export function isUnread({ finishedAt, archivedAt }: Article): boolean {
  return finishedAt === null && archivedAt === null;
}

const byNewest = (one: Article, other: Article): number => other.savedAt - one.savedAt;

const waiting = orderedView(articles, () => waitingOrder);
const waitingOrder = {
  includes: (article: Article): boolean => {
    const { present, mayCome } = peekShelf(article.id);
    return isUnread(article) && !present && mayCome && (article.address !== "" || article.file !== null);
  },
  compare: byNewest,
};
followShelf(waiting.refresh);

/** The articles whose text is not on this device though it should be, and that waiting alone may bring. */
export const waitingArticles = waiting.items;

let loading: Promise<Outcome<undefined>> | undefined;

/** Reads the articles and what of them is on this device, once. */
export function loadReading(): Promise<Outcome<undefined>> {
  loading ??= Promise.all([loadShelf(), articles.load(), paces.load()]).then((outcomes) => {
    const failure = outcomes.find((outcome) => !outcome.ok);
    if (failure !== undefined) loading = undefined;
    return failure ?? outcomes[0];
  });
  return loading;
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
