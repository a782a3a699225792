import { computed } from "@preact/signals";
import { orderedView } from "../../storage/records/ordered-view.ts";
import type { Article } from "../article-record.ts";
import { articles, isUnread, minutesLeft, minutesOf, shareRead } from "../reading-store.ts";
import { queue, recordings } from "./unread-queue.ts";

/** A list of the queue: one of the fixed ones, or the articles of a tag. */
export type QueueView = "queue" | "fits" | "listen" | "finished" | "archive" | `tag/${string}`;

const finishedOrder = {
  includes: ({ finishedAt, archivedAt }: Article): boolean => finishedAt !== null && archivedAt === null,
  compare: (one: Article, other: Article): number => (other.finishedAt ?? 0) - (one.finishedAt ?? 0),
};
const archivedOrder = {
  includes: ({ archivedAt }: Article): boolean => archivedAt !== null,
  compare: (one: Article, other: Article): number => (other.archivedAt ?? 0) - (one.archivedAt ?? 0),
};
const taggedOrder = {
  includes: ({ tags }: Article): boolean => tags.length > 0,
  compare: () => 0,
};
const finished = orderedView(articles, () => finishedOrder);
const archived = orderedView(articles, () => archivedOrder);
const tagged = orderedView(articles, () => taggedOrder);
/** All tags in use, in the order of the alphabet, with how many unread articles each has. */
export const tags = computed<ReadonlyMap<string, number>>(() => {
  const counts = new Map<string, number>();
  for (const article of tagged.items.value) {
    for (const tag of article.tags) counts.set(tag, (counts.get(tag) ?? 0) + Number(isUnread(article)));
  }
  return new Map([...counts].sort(([one], [other]) => one.localeCompare(other)));
});

/** How many of the queue have a length that is known. */
export const queueTimed = computed(
  () => queue.value.filter((article) => minutesOf(article) !== undefined).length,
);

/** Minutes that are left of the whole queue. */
export const queueMinutes = computed(() =>
  queue.value.reduce((sum, article) => sum + (minutesOf(article) ?? 0) * (1 - shareRead(article)), 0),
);

let fitting: {
  readonly from: readonly Article[];
  readonly minutes: number;
  readonly found: readonly Article[];
};

/** What of the queue fits so many minutes; worked out once for the same queue and minutes. */
function fits(minutes: number): readonly Article[] {
  const from = queue.value;
  if (fitting?.from !== from || fitting.minutes !== minutes) {
    const found = from.filter((article) => (minutesLeft(article) ?? Number.POSITIVE_INFINITY) <= minutes);
    fitting = { from, minutes, found };
  }
  return fitting.found;
}

/** The articles of a view. `minutes` are those of the next ride, for what fits it. */
export function articlesOf(view: QueueView, minutes: number): readonly Article[] {
  switch (view) {
    case "queue":
      return queue.value;
    case "fits":
      return fits(minutes);
    case "listen":
      return recordings.value;
    case "finished":
      return finished.items.value;
    case "archive":
      return archived.items.value;
    default:
      return queue.value.filter((article) => article.tags.includes(view.slice("tag/".length)));
  }
}
