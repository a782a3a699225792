import { articlesById } from "../reading-store.ts";

/** What the page has read of the articles, as the search worker takes it; undefined while it has read nothing. */
export function knownHeads(): unknown {
  const articles = articlesById.peek();
  return articles === undefined
    ? undefined
    : [...articles.values()].map(({ id, title, address, site, savedAt }) => ({
        id,
        title,
        address,
        site,
        savedAt,
      }));
}
