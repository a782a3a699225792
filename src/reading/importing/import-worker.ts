/// <reference lib="webworker" />

import { type ExportFile, readExports } from "./read-export.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", (event: MessageEvent<readonly ExportFile[]>) => {
  self.postMessage(readExports(event.data));
});
