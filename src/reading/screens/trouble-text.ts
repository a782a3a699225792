import { outsideFailureText } from "../../storage/failure-messages.ts";
import type { FetchTrouble } from "../fetch-trouble.ts";
import { messages } from "../messages.ts";

/** Why an article is not on this device, in the person's words. */
export function troubleText(trouble: FetchTrouble): string {
  switch (trouble.kind) {
    case "empty":
      return messages.emptyArticle;
    case "file-waits":
      return messages.fileWaits;
    case "full":
      return messages.full;
    default:
      return outsideFailureText(trouble);
  }
}
