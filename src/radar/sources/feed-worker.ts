/// <reference lib="webworker" />

import type { SentFeed } from "./feed-reader.ts";
import { readFeed } from "./read-feed.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", (event: MessageEvent<FeedToRead>) => {
  const { number, bytes, contentType, address } = event.data;
  self.postMessage({ number, feed: readFeed(bytes, contentType, address) });
});

/** A feed as it was sent, with the number its answer is known by. */
export interface FeedToRead extends SentFeed {
  readonly number: number;
}
