import { succeeded } from "../../../storage/database/failure-report.ts";
import { showToast } from "../../../ui/layout/toast.tsx";
import { offerUndo } from "../../../undo/with-undo.ts";
import { keepForLater } from "../keep-for-later.ts";
import { messages } from "../messages.ts";
import { decide, type OfferedItem } from "../sources-store.ts";

/** Decides about a piece, which goes into the queue where it is for later, and offers to undo it; null takes a mark off. */
export async function triageWithUndo(
  { source, item }: OfferedItem,
  how: "later" | "skipped" | "marked" | null,
): Promise<boolean> {
  const kept = how === "later" ? await keepForLater(item, source) : { undo: [] };
  if (kept === undefined) {
    showToast(messages.notLater);
    return false;
  }
  const decided = await decide([{ source: source.id, item: item.id }], how, Date.now());
  if (!succeeded(decided)) return false;
  if (how !== null) {
    const words = { later: messages.isLater, skipped: messages.skipped, marked: messages.marked }[how];
    offerUndo(words, decided.ok ? [decided.value, kept] : [kept]);
  }
  return true;
}
