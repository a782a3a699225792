import { fetchFailureText } from "../../web/failure-text.ts";
import { messages } from "../queue/messages.ts";
import type { FetchTrouble } from "./fetch-trouble.ts";

/** Why an article is not on this device, in the person's words. */
export function troubleText(trouble: FetchTrouble): string {
  switch (trouble.kind) {
    case "empty":
      return messages.emptyArticle;
    case "file-waits":
      return messages.fileWaits;
    case "over-budget":
      return messages.overBudget;
    case "full":
      return messages.full;
    default:
      return fetchFailureText(trouble);
  }
}
