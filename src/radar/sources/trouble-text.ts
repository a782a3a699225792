import { fetchFailureText } from "../../web/failure-text.ts";
import type { SourceTrouble } from "./item-shelf.ts";
import { messages } from "./messages.ts";

/** Why a source could not be had, and what to do about it. */
export function sourceTroubleText(trouble: SourceTrouble): string {
  if (trouble.kind === "no-feed") return messages.noFeed;
  if (trouble.kind === "endless") return messages.endless;
  if (trouble.kind === "unread-events") return messages.unreadEvents(trouble.titles);
  return trouble.kind === "offline" ? messages.offline : fetchFailureText(trouble);
}
