/// <reference lib="webworker" />

import { readTags } from "./read-tags.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", (event: MessageEvent<Blob>) => {
  void readTags(event.data).then((tags) => self.postMessage(tags));
});
