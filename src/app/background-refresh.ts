import { refreshInBackground } from "../radar/refresh/refresh-in-background.ts";
import { setKeepForLater } from "../radar/sources/keep-for-later.ts";
import { fetchSources } from "../reading/fetching/fetch-sources.ts";
import { loadReading } from "../reading/reading-store.ts";
import { savePiece } from "../today/save-piece.ts";

/**
 * What the service worker does when it is woken and no window is open: it looks for news, puts into the queue what is
 * to be kept offline, and fetches it; a page extracts it when the app opens, with a network or without.
 */
export async function refreshWithoutWindow(): Promise<void> {
  await loadReading();
  setKeepForLater(async (item, source) => {
    const saved = await savePiece(item, source);
    return saved.ok ? saved.value : undefined;
  });
  await refreshInBackground();
  await fetchSources();
}
