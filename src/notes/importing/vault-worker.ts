/// <reference lib="webworker" />

import type { ChosenFile } from "./opened-files.ts";
import { readChosen } from "./read-chosen.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", async ({ data }: MessageEvent<readonly ChosenFile[]>) => {
  self.postMessage(await readChosen(data));
});
