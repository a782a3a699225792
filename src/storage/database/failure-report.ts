import { signal } from "@preact/signals";
import type { Outcome, StorageFailure } from "./failure.ts";

/** The last thing that could not be kept, until the frame has said so to the person. */
export const reportedFailure = signal<StorageFailure | undefined>(undefined);

/**
 * Whether what was done is safe; where it is not, or is only noted for later, the frame says why. For actions with no
 * place of their own to say it.
 */
export function succeeded(outcome: Outcome<unknown>): boolean {
  if (!outcome.ok) reportedFailure.value = outcome.failure;
  return outcome.ok || outcome.failure.kind === "noted";
}
