import { decodePage } from "./decode-page.ts";
import { type ReducedMarkup, reduceMarkup, unlessTooManyTags } from "./reduce-markup.ts";

/** Larger pages than this, in bytes, are read in a worker, so that the screen stays quick. */
const LARGE = 1_000_000;

/** The text of a page's bytes; of a large page without what never shows. */
export async function readMarkup(bytes: Uint8Array, contentType: string): Promise<ReducedMarkup> {
  if (bytes.length <= LARGE) return unlessTooManyTags(decodePage(bytes, contentType));
  if (typeof Worker !== "undefined") {
    try {
      return await inWorker(bytes, contentType);
    } catch {
      // No worker here, or it broke: the page does it, a little slower.
    }
  }
  return reduceMarkup(decodePage(bytes, contentType));
}

function inWorker(bytes: Uint8Array, contentType: string): Promise<ReducedMarkup> {
  const worker = new Worker(new URL("./reduce-worker.ts", import.meta.url), { type: "module" });
  return new Promise<ReducedMarkup>((resolve, reject) => {
    worker.addEventListener("message", (event: MessageEvent<ReducedMarkup>) => resolve(event.data));
    worker.addEventListener("error", () => reject(new Error("the worker broke")));
    worker.postMessage({ bytes, contentType });
  }).finally(() => worker.terminate());
}
