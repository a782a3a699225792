import { currentOutline, currentPlan } from "../../plan/plan-store.ts";
import { unitOn } from "../../plan/rules/time/timetable.ts";
import { resolveFrom } from "../../plan/screens/resolve-from.ts";
import { today } from "../../plan/today-signal.ts";
import { articleId } from "../../reading/article-id.ts";
import { titleOf } from "../../reading/article-title.ts";
import { begun, queue } from "../../reading/queue/unread-queue.ts";
import { articles, isUnread, minutesLeft, shareRead } from "../../reading/reading-store.ts";
import { canonicalAddress } from "../../reading/rules/canonical-address.ts";
import { articlesPresent, shelfRevision } from "../../reading/shelf-store.ts";
import type { RideItem } from "./rules/playlist.ts";

/**
 * What of the queue is on this device, in the order of the ride: what is half read, what this week of the plan asks for,
 * the rest of the queue. One after the other, for a ride is full long before a long queue ends.
 */
export function* rideItems(): Iterable<RideItem> {
  const planned = plannedArticles();
  shelfRevision.value;
  const present = articlesPresent();
  const given = new Set<string>();
  const groups = [begun.value, [...planned].flatMap((id) => articles.peek(id) ?? []), queue.value];
  for (const group of groups) {
    for (const article of group) {
      // A long queue of which little is here yet is not gone through to its end.
      if (given.size === present.size) return;
      if (!present.has(article.id) || given.has(article.id)) continue;
      const minutes = minutesLeft(article);
      if (minutes === undefined || !isUnread(article)) continue;
      given.add(article.id);
      yield {
        id: article.id,
        title: titleOf(article),
        minutes,
        begun: shareRead(article) > 0,
        planned: planned.has(article.id),
        audio: article.seconds > 0,
      };
    }
  }
}

/** The articles that this week's resources are. */
function plannedArticles(): ReadonlySet<string> {
  const [plan, outline] = [currentPlan.value, currentOutline.value];
  if (plan?.start === undefined || outline === undefined) return new Set();
  const unit = unitOn(today.value, outline, plan.start);
  const resolve = resolveFrom(plan.origin);
  return new Set(
    outline.resources.flatMap(({ address, section }) => {
      if (unit === undefined || outline.sections[section]?.unit !== unit) return [];
      const canonical = canonicalAddress(resolve(address) ?? "");
      return canonical === undefined ? [] : [articleId(canonical)];
    }),
  );
}
