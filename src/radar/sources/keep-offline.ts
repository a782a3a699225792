import { isMetered } from "../../web/metered.ts";
import { itemShelves } from "./item-shelf.ts";
import { keepForLater } from "./keep-for-later.ts";
import type { Source } from "./source-record.ts";
import { decide, offeredOf } from "./sources-store.ts";

/**
 * Puts what a source offers and nobody decided about into the queue, where the connection is not metered; what came while
 * it was waits here for the next look. The source's rules say how many.
 */
export async function keepOffline(source: Source): Promise<void> {
  if (!source.offline || isMetered()) return;
  for (const { item, triage } of offeredOf(source, itemShelves.peek(), Date.now())) {
    if (triage !== undefined && triage !== "opened") continue;
    if ((await keepForLater(item, source)) !== undefined)
      await decide([{ source: source.id, item: item.id }], "later", Date.now());
  }
}
