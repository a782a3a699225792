import { articles } from "../reading-store.ts";

/** What the page has read of the articles, as the search worker takes it; undefined while it has read nothing. */
export function knownHeads(): unknown {
  return articles.reading.peek().kind !== "ready"
    ? undefined
    : [...articles.values()].map(({ id, title, address, site, savedAt }) => ({
        id,
        title,
        address,
        site,
        savedAt,
      }));
}
