import type { SentFeed } from "./feed-reader.ts";
import type { FeedToRead } from "./feed-worker.ts";
import type { ReadFeed } from "./rules/feed-item.ts";

/** Milliseconds after which a worker that has nothing to read is let go. */
const IDLE = 30_000;
/** Milliseconds one feed may take; the worker is ended then, and the others are read by another. */
const PATIENCE = 20_000;

interface Waiting {
  readonly request: FeedToRead;
  readonly done: (feed: ReadFeed | "endless" | undefined) => void;
}

let worker: Worker | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let last = 0;
/** What the worker was asked and has not answered, in the order in which it comes to it. */
const waiting = new Map<number, Waiting>();

/** Reads a feed in a worker, so that a large one holds nothing up; undefined where it is no feed. */
export function readFeedAway(sent: SentFeed): Promise<ReadFeed | "endless" | undefined> {
  const { bytes, contentType, address } = sent;
  const request: FeedToRead = { number: ++last, bytes, contentType, address };
  return new Promise((done) => {
    waiting.set(request.number, { request, done });
    worker ??= open();
    worker.postMessage(request);
    if (waiting.size === 1) watch();
  });
}

/** Begins the time of the feed that is read now, or of the worker that has none. */
function watch(): void {
  clearTimeout(timer);
  timer = waiting.size > 0 ? setTimeout(giveUp, PATIENCE) : setTimeout(end, IDLE);
}

function end(): void {
  worker?.terminate();
  worker = undefined;
}

/** Ends a worker that does not come to an end with the feed it is at; another one reads the others. */
function giveUp(): void {
  end();
  for (const [number, { done }] of waiting) {
    waiting.delete(number);
    done("endless");
    break;
  }
  if (waiting.size > 0) {
    worker = open();
    for (const { request } of waiting.values()) worker.postMessage(request);
  }
  watch();
}

function open(): Worker {
  const opened = new Worker(new URL("./feed-worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener(
    "message",
    (event: MessageEvent<{ number: number; feed: ReadFeed | undefined }>) => {
      const { number, feed } = event.data;
      waiting.get(number)?.done(feed);
      waiting.delete(number);
      watch();
    },
  );
  // One that breaks reads nothing more: what waits for it is no feed, as far as anyone can tell.
  opened.addEventListener("error", () => {
    for (const { done } of waiting.values()) done(undefined);
    waiting.clear();
    worker = undefined;
    watch();
  });
  return opened;
}
