import { fetchFailureText } from "../../web/failure-text.ts";
import { messages } from "./messages.ts";
import type { ReleaseTrouble } from "./release-shelf.ts";

const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** Why a project's releases could not be had, and what to do about it. */
export function releaseTroubleText(trouble: ReleaseTrouble): string {
  switch (trouble.kind) {
    case "limit":
      return messages.limited(hour.format(trouble.resetsAt));
    case "not-found":
      return messages.notFound;
    case "unreadable":
      return messages.unreadable;
    case "bad-token":
      return messages.badToken;
    case "offline":
      return messages.offline;
    default:
      return fetchFailureText(trouble);
  }
}
