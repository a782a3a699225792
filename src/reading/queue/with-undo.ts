import { withUndo } from "../../undo/with-undo.ts";
import type { Article } from "../article-record.ts";
import { removeArticles, setArchived, setFinished } from "./change-articles.ts";
import { messages } from "./messages.ts";

const idsOf = (articles: readonly Article[]): readonly string[] => articles.map(({ id }) => id);

/** Marks articles done, with undo. */
export function finishArticles(articles: readonly Article[]): Promise<boolean> {
  return withUndo(setFinished(idsOf(articles), Date.now()), messages.finishedToast(articles.length));
}

/** Puts articles back into the queue, out of the finished ones or the archive, with undo. */
export function putBack(articles: readonly Article[]): Promise<boolean> {
  return withUndo(setFinished(idsOf(articles), null), messages.backInQueue);
}

/** Puts articles away, with undo. */
export function archiveArticles(articles: readonly Article[]): Promise<boolean> {
  return withUndo(setArchived(idsOf(articles), Date.now()), messages.archived(articles.length));
}

/** Deletes articles, with undo. */
export function deleteArticles(articles: readonly Article[]): Promise<boolean> {
  return withUndo(removeArticles(idsOf(articles)), messages.removed(articles.length));
}
