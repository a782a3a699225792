import type { SentFeed } from "./feed-reader.ts";
import type { FeedToRead } from "./feed-worker.ts";
import type { ReadFeed } from "./rules/feed-item.ts";

/** Milliseconds after which a worker that has nothing to read is let go. */
const IDLE = 30_000;

let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;
let last = 0;
const waiting = new Map<number, (feed: ReadFeed | undefined) => void>();

/** Reads a feed in a worker, so that a large one holds nothing up; undefined where it is no feed. */
export async function readFeedAway(sent: SentFeed): Promise<ReadFeed | undefined> {
  const { bytes, contentType, address } = sent;
  const number = ++last;
  clearTimeout(idle);
  worker ??= open();
  const answer = new Promise<ReadFeed | undefined>((done) => waiting.set(number, done));
  worker.postMessage({ number, bytes, contentType, address } satisfies FeedToRead);
  return answer;
}

function open(): Worker {
  const opened = new Worker(new URL("./feed-worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener(
    "message",
    (event: MessageEvent<{ number: number; feed: ReadFeed | undefined }>) => {
      waiting.get(event.data.number)?.(event.data.feed);
      waiting.delete(event.data.number);
      if (waiting.size > 0) return;
      idle = setTimeout(() => {
        worker?.terminate();
        worker = undefined;
      }, IDLE);
    },
  );
  // One that breaks reads nothing more: what waits for it is no feed, as far as anyone can tell.
  opened.addEventListener("error", () => {
    for (const done of waiting.values()) done(undefined);
    waiting.clear();
    worker = undefined;
  });
  return opened;
}
