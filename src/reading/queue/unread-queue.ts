import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { orderedView } from "../../storage/records/ordered-view.ts";
import type { Article } from "../article-record.ts";
import { articles, isUnread, minutesLeft, pace, shareRead } from "../reading-store.ts";
import { comparison, orders, type QueueOrder } from "./rules/queue-order.ts";

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

const order = computed(() => {
  // What is shortest hangs on how fast one reads.
  if (queueOrder.value === "shortest") pace.value;
  return { includes: isUnread, compare: comparison<Article>(queueOrder.value, minutesLeft, shareRead) };
});
const unread = orderedView(articles, () => order.value);

/** The articles to read, in the order the person chose. */
export const queue: ReadonlySignal<readonly Article[]> = unread.items;

const begunOrder = computed(() => ({
  includes: (article: Article): boolean => isUnread(article) && shareRead(article) > 0,
  compare: order.value.compare,
}));
/** The articles that are half read, in the order of the queue. */
export const begun: ReadonlySignal<readonly Article[]> = orderedView(articles, () => begunOrder.value).items;
const recordingsOrder = computed(() => ({
  includes: (article: Article): boolean => isUnread(article) && article.seconds > 0,
  compare: order.value.compare,
}));
/** The recordings of the queue, in its order. */
export const recordings: ReadonlySignal<readonly Article[]> = orderedView(
  articles,
  () => recordingsOrder.value,
).items;
