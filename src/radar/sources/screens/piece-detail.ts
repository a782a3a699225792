import { messages } from "../messages.ts";
import type { FeedItem } from "../rules/feed-item.ts";

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayInYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** Where a piece is from, when it came, and whether it is to be listened to, on one line. */
export function pieceDetail(source: string, { publishedAt, enclosure }: FeedItem): string {
  return [
    source,
    publishedAt === 0 ? "" : dayText(publishedAt),
    enclosure === undefined ? "" : messages.listen,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function dayText(moment: number): string {
  const isThisYear = new Date(moment).getFullYear() === new Date().getFullYear();
  return (isThisYear ? day : dayInYear).format(moment);
}
