import { findEpisode } from "../radar/sources/find-episode.ts";
import { episodeOf } from "../radar/sources/rules/feed-item.ts";
import { nameOf } from "../radar/sources/source-name.ts";
import { articleId } from "../reading/article-id.ts";
import type { FindEpisode } from "../reading/fetching/episode-in-feed.ts";
import { canonicalAddress } from "../reading/rules/canonical-address.ts";

/** What the sources of the radar say of the recording an article of the queue has. */
export const episodeInRadar: FindEpisode = async (address) => {
  const id = articleId(address);
  const found = await findEpisode((recording) => {
    const canonical = canonicalAddress(recording);
    return canonical !== undefined && articleId(canonical) === id;
  });
  if (found === undefined) return undefined;
  const { item, source } = found;
  const { picture = "", notes = item.text, chapters = [] } = item.episode ?? {};
  return { ...episodeOf(item, nameOf(source)), picture, notes, chapters };
};
