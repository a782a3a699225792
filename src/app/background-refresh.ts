import { refreshInBackground } from "../radar/refresh/refresh-in-background.ts";
import { setKeepForLater } from "../radar/sources/keep-for-later.ts";
import { addressOf, episodeOf } from "../radar/sources/rules/feed-item.ts";
import { nameOf } from "../radar/sources/source-name.ts";
import { saveArticle } from "../reading/capture/save-article.ts";
import { fetchSources } from "../reading/fetching/fetch-sources.ts";
import { loadReading } from "../reading/reading-store.ts";

/**
 * What the service worker does when it is woken and no window is open: it looks for news, puts into the queue what is
 * to be kept offline, and fetches it; a page extracts it when the app opens, with a network or without.
 */
export async function refreshWithoutWindow(): Promise<void> {
  await loadReading();
  setKeepForLater(async (item, source) => {
    const saved = await saveArticle(
      addressOf(item),
      Date.now(),
      item.title,
      source.tags,
      episodeOf(item, nameOf(source)),
    );
    return saved.ok ? saved.value : undefined;
  });
  await refreshInBackground();
  await fetchSources();
}
