/// <reference lib="webworker" />

import { decodeCalendar } from "./content-lines.ts";
import { type ReadCalendar, readCalendar, type UnreadEvent } from "./read-calendar.ts";

declare const self: DedicatedWorkerGlobalScope;

/** What the worker is asked: a calendar file, and the entries that are not to be tried. */
export interface CalendarToRead {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly skip: readonly string[];
}

/** What it says: which entry it comes to, then all it read. */
export type CalendarAnswer =
  | { readonly kind: "reading"; readonly event: UnreadEvent }
  | { readonly kind: "read"; readonly calendar: ReadCalendar | undefined };

const say = (answer: CalendarAnswer): void => self.postMessage(answer);

self.addEventListener("message", ({ data }: MessageEvent<CalendarToRead>) => {
  const calendar = readCalendar(decodeCalendar(data.bytes, data.contentType), new Date(data.now), {
    skip: new Set(data.skip),
    onEvent: (event) => say({ kind: "reading", event }),
  });
  say({ kind: "read", calendar });
});
