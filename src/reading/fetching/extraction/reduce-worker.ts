/// <reference lib="webworker" />

import { decodePage } from "./decode-page.ts";
import { reduceMarkup } from "./reduce-markup.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Reads one large page away from the screen. */
self.addEventListener("message", (event: MessageEvent<{ bytes: Uint8Array; contentType: string }>) => {
  self.postMessage(reduceMarkup(decodePage(event.data.bytes, event.data.contentType)));
});
