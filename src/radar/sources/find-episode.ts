import { itemShelves, loadItems } from "./item-shelf.ts";
import type { FeedItem } from "./rules/feed-item.ts";
import type { Source } from "./source-record.ts";
import { allSources, loadSources } from "./sources-store.ts";

/** The piece of a source whose recording is the one that is meant; undefined where no source speaks of it. */
export async function findEpisode(
  isMeant: (recording: string) => boolean,
): Promise<{ readonly item: FeedItem; readonly source: Source } | undefined> {
  await Promise.all([loadSources(), loadItems()]);
  for (const source of allSources.peek()) {
    const item = itemShelves
      .peek()
      .get(source.id)
      ?.items.find(({ enclosure }) => enclosure !== undefined && isMeant(enclosure.address));
    if (item !== undefined) return { item, source };
  }
  return undefined;
}
