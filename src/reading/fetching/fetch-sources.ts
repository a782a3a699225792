import { loadReading, waitingArticles } from "../reading-store.ts";
import { articlesArrived, keepArrived } from "./arrived-source.ts";
import { articleSource } from "./article-source.ts";

/** Fetches what waits as it is, without extracting it; for where there is no page. One at a time with every page. */
export async function fetchSources(): Promise<void> {
  await loadReading();
  await navigator.locks.request("wayside-fetch", async () => {
    const arrived = await articlesArrived();
    for (const article of waitingArticles.peek()) {
      if (!navigator.onLine) return;
      if (arrived.has(article.id)) continue;
      const source = await articleSource(article);
      // A file lies among the files already; why something could not be had is found out by the page that tries again.
      if (source.ok && source.value.file === undefined) await keepArrived(article.id, source.value);
    }
  });
}
