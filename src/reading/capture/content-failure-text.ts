import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { messages } from "./messages.ts";
import type { ContentFailure } from "./save-content.ts";

/** Why content was not kept, in the person's words. */
export function contentFailureText(failure: ContentFailure): string {
  switch (failure.kind) {
    case "unknown-kind":
      return messages.unknownKind(failure.name);
    case "too-large":
      return messages.tooLarge(failure.name);
    case "nothing":
      return messages.nothing;
    default:
      return storageFailureText(failure);
  }
}
