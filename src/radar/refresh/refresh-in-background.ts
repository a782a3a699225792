import { refreshCalendars } from "../events/refresh-calendars.ts";
import { refreshReleases } from "../releases/refresh-releases.ts";
import { readFeedsBy } from "../sources/feed-reader.ts";
import { loadItems } from "../sources/item-shelf.ts";
import { readFeed } from "../sources/read-feed.ts";
import { refreshSources } from "../sources/refresh-sources.ts";
import { loadSources } from "../sources/sources-store.ts";
import { repositoriesNoted } from "./repositories-noted.ts";

/** Milliseconds for which what was looked at is left alone. */
const AGE = 60 * 60_000;

/**
 * Looks for news while no window of the app is open; for the service worker. Each answer is on the disk before the next
 * is asked for: a browser that ends the worker in between loses nothing.
 */
export async function refreshInBackground(): Promise<void> {
  if (!navigator.onLine) return;
  readFeedsBy(async ({ bytes, contentType, address }) => readFeed(bytes, contentType, address));
  await navigator.locks.request("wayside-radar", async () => {
    await Promise.all([loadSources(), loadItems()]);
    const nothing = (): void => undefined;
    await Promise.all([
      repositoriesNoted().then((repositories) => refreshReleases(repositories, "by-itself", AGE, nothing)),
      refreshSources("by-itself", AGE, nothing),
      refreshCalendars(AGE, "by-a-page"),
    ]);
  });
}
