import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import { offerUndo } from "../../undo/with-undo.ts";
import { messages } from "../messages.ts";

/** Imports what was chosen, and says what came of it. */
export async function importChosen(files: readonly File[]): Promise<void> {
  const { importNotes } = await import("./import-notes.ts");
  const outcome = await importNotes(files);
  if (!outcome.ok) return showToast(storageFailureText(outcome.failure));
  const { added, updated, same, differing, others, skipped, undo } = outcome.value;
  const words = [
    messages.imported(added, updated, same),
    ...(differing.length === 0 ? [] : [messages.differing(differing)]),
    ...(others.length === 0 ? [] : [messages.otherFiles(others)]),
    ...(skipped.length === 0 ? [] : [messages.leftOut(skipped)]),
  ].join(" · ");
  // A text that was merged is restored from the versions of its note, so no undo is offered for it.
  if (updated > 0) showToast(words);
  else offerUndo(words, [{ undo }]);
}
