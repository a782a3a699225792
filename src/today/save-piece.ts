import { addressOf, episodeOf, type FeedItem } from "../radar/sources/rules/feed-item.ts";
import { nameOf } from "../radar/sources/source-name.ts";
import type { Source } from "../radar/sources/source-record.ts";
import { saveArticle } from "../reading/capture/save-article.ts";

/** Saves a piece of a feed in the queue, an episode with its show and page; resolves as `saveArticle` does. */
export function savePiece(item: FeedItem, source: Source): ReturnType<typeof saveArticle> {
  return saveArticle(addressOf(item), Date.now(), item.title, source.tags, episodeOf(item, nameOf(source)));
}
