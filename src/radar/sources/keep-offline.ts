import { isFreeOfCost } from "../../web/free-of-cost.ts";
import { itemShelves } from "./item-shelf.ts";
import { keepForLater } from "./keep-for-later.ts";
import type { Source } from "./source-record.ts";
import { decide, offeredOf } from "./sources-store.ts";

/**
 * Puts what a source offers and nobody decided about into the queue, where the network costs nothing; what came while it
 * did waits here for the next look. The source's rules say how many.
 */
export async function keepOffline(source: Source): Promise<void> {
  if (!source.offline || !isFreeOfCost()) return;
  for (const { item, triage } of offeredOf(source, itemShelves.peek(), Date.now())) {
    if (triage !== undefined) continue;
    if (await keepForLater(item, source))
      await decide([{ source: source.id, item: item.id }], "later", Date.now());
  }
}
