import type { Outcome } from "../storage/database/failure.ts";
import { succeeded } from "../storage/database/failure-report.ts";
import { change } from "../storage/records/change.ts";
import type { Changed, Undoable } from "../storage/records/undoable-change.ts";
import { showToast } from "../ui/layout/toast.tsx";
import { messages } from "./messages.ts";

/**
 * Says what was done, and offers to take it back: exactly that, and nothing that came after it. Resolves to whether it
 * was kept; where it was not, that has been said.
 */
export async function withUndo(changed: Promise<Outcome<Changed>>, words: string): Promise<boolean> {
  const outcome = await changed;
  if (!succeeded(outcome)) return false;
  // What waits for room in the journal was not done to anything yet.
  if (outcome.ok) offerUndo(words, [outcome.value]);
  else showToast(words);
  return true;
}

/** The same for a touch that changed several things, the last first: they are taken back together, in one change. */
export function offerUndo(words: string, changes: readonly Undoable[], alsoUndo?: () => void): void {
  const undo = changes.flatMap((changed) => changed.undo);
  if (undo.length === 0) {
    showToast(words);
    return;
  }
  showToast(words, {
    label: messages.undo,
    run: () => {
      void change(undo).then(succeeded);
      alsoUndo?.();
    },
  });
}
