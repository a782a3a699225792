/// <reference lib="webworker" />

import { readExport } from "./read-export.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", (event: MessageEvent<{ bytes: Uint8Array; name: string }>) => {
  self.postMessage(readExport(event.data.bytes, event.data.name));
});
