import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import type { Article } from "../article-record.ts";
import { articlesById, isUnread, minutesLeft, shareRead } from "../reading-store.ts";
import { inOrder, orders, type QueueOrder } from "./rules/queue-order.ts";

/** A list of the queue: one of the fixed ones, or the articles of a tag. */
export type QueueView = "queue" | "fits" | "listen" | "finished" | "archive" | `tag/${string}`;

const ORDER = "queue-order";

/** The order of the queue, as last chosen on this device. */
export const queueOrder = signal<QueueOrder>("newest");

/** Reads the order that was chosen last. */
export async function loadQueueOrder(): Promise<void> {
  queueOrder.value = await readDevice(ORDER, v.picklist(orders), "newest");
}

/** Chooses the order of the queue. */
export function chooseQueueOrder(order: QueueOrder): void {
  queueOrder.value = order;
  void writeDevice(ORDER, order);
}

const all = computed(() => [...(articlesById.value?.values() ?? [])]);
const unread = computed(() => all.value.filter(isUnread));
const sorted = computed(() => inOrder(unread.value, queueOrder.value, minutesLeft, shareRead));
const finished = computed(() =>
  all.value
    .filter(({ finishedAt, archivedAt }) => finishedAt !== null && archivedAt === null)
    .sort((one, other) => (other.finishedAt ?? 0) - (one.finishedAt ?? 0)),
);
const archived = computed(() =>
  all.value
    .filter(({ archivedAt }) => archivedAt !== null)
    .sort((one, other) => (other.archivedAt ?? 0) - (one.archivedAt ?? 0)),
);

/** All tags in use, in the order of the alphabet, with how many unread articles each has. */
export const tags = computed<ReadonlyMap<string, number>>(() => {
  const counts = new Map<string, number>();
  for (const article of all.value) {
    for (const tag of article.tags) counts.set(tag, (counts.get(tag) ?? 0) + Number(isUnread(article)));
  }
  return new Map([...counts].sort(([one], [other]) => one.localeCompare(other)));
});

/** The articles of a view. `minutes` are those of the next ride, for what fits it. */
export function articlesOf(view: QueueView, minutes: number): readonly Article[] {
  switch (view) {
    case "queue":
      return sorted.value;
    case "fits":
      return sorted.value.filter((article) => (minutesLeft(article) ?? Number.POSITIVE_INFINITY) <= minutes);
    case "listen":
      return sorted.value.filter((article) => article.seconds > 0);
    case "finished":
      return finished.value;
    case "archive":
      return archived.value;
    default:
      return sorted.value.filter((article) => article.tags.includes(view.slice("tag/".length)));
  }
}
