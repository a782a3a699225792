/// <reference lib="webworker" />

import { outlineNote } from "../rules/note-outline.ts";
import { keptOutline } from "./kept-outline.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Notes that are understood between two answers. */
const AT_ONCE = 100;

/** A note to understand. */
export interface UnderstandableNote {
  readonly id: string;
  readonly body: string;
  readonly path: string;
}

self.addEventListener("message", ({ data }: MessageEvent<readonly UnderstandableNote[]>) => {
  for (let from = 0; from < data.length; from += AT_ONCE) {
    const outlines = data
      .slice(from, from + AT_ONCE)
      .map(({ id, body, path }) => keptOutline(id, body, path, outlineNote(body, path)));
    self.postMessage({ outlines, isLast: from + AT_ONCE >= data.length });
  }
});
