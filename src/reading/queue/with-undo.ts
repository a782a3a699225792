import type { Outcome } from "../../storage/database/failure.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { change } from "../../storage/records/change.ts";
import type { Changed } from "../../storage/records/undoable-change.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import type { Article } from "../article-record.ts";
import { removeArticles, setArchived, setFinished } from "./change-articles.ts";
import { messages } from "./messages.ts";

const idsOf = (articles: readonly Article[]): readonly string[] => articles.map(({ id }) => id);

/** Marks articles done, with undo. */
export function finishArticles(articles: readonly Article[]): Promise<void> {
  return withUndo(setFinished(idsOf(articles), Date.now()), messages.finishedToast(articles.length));
}

/** Puts articles back into the queue, out of the finished ones or the archive, with undo. */
export function putBack(articles: readonly Article[]): Promise<void> {
  return withUndo(setFinished(idsOf(articles), null), messages.backInQueue);
}

/** Puts articles away, with undo. */
export function archiveArticles(articles: readonly Article[]): Promise<void> {
  return withUndo(setArchived(idsOf(articles), Date.now()), messages.archived(articles.length));
}

/** Deletes articles, with undo. */
export function deleteArticles(articles: readonly Article[]): Promise<void> {
  return withUndo(removeArticles(idsOf(articles)), messages.removed(articles.length));
}

/** Says what was done, and offers to take it back: exactly that, and nothing that came after it. */
export async function withUndo(changed: Promise<Outcome<Changed>>, said: string): Promise<void> {
  const outcome = await changed;
  if (!succeeded(outcome)) return;
  // What waits for room in the journal was not done to anything yet.
  if (!outcome.ok) return showToast(said);
  const { undo } = outcome.value;
  showToast(said, { label: messages.undo, run: () => void change(undo).then(succeeded) });
}
