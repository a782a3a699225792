/// <reference lib="webworker" />

import type { ChosenFile } from "./opened-files.ts";
import { readChosen } from "./read-chosen.ts";

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener(
  "message",
  async ({ data }: MessageEvent<{ files: readonly ChosenFile[]; now: number }>) => {
    self.postMessage(await readChosen(data.files, data.now));
  },
);
