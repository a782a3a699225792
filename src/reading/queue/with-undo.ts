import { succeeded } from "../../storage/database/failure-report.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import type { Article } from "../article-record.ts";
import { removeArticles, restoreArticles, setArchived, setFinished } from "./change-articles.ts";
import { messages } from "./messages.ts";

const idsOf = (articles: readonly Article[]): readonly string[] => articles.map(({ id }) => id);

/** Marks articles done, with undo. */
export async function finishArticles(articles: readonly Article[]): Promise<void> {
  const ids = idsOf(articles);
  if (!succeeded(await setFinished(ids, Date.now()))) return;
  showToast(messages.finishedToast(ids.length), {
    label: messages.undo,
    run: () => void setFinished(ids, null).then(succeeded),
  });
}

/** Puts articles back into the queue, out of the finished ones or the archive. */
export async function putBack(articles: readonly Article[]): Promise<void> {
  if (succeeded(await setFinished(idsOf(articles), null))) showToast(messages.backInQueue);
}

/** Puts articles away, with undo. */
export async function archiveArticles(articles: readonly Article[]): Promise<void> {
  const ids = idsOf(articles);
  if (!succeeded(await setArchived(ids, Date.now()))) return;
  showToast(messages.archived(ids.length), {
    label: messages.undo,
    run: () => void setArchived(ids, null).then(succeeded),
  });
}

/** Deletes articles, with undo. */
export async function deleteArticles(articles: readonly Article[]): Promise<void> {
  const ids = idsOf(articles);
  if (!succeeded(await removeArticles(ids))) return;
  showToast(messages.removed(ids.length), {
    label: messages.undo,
    run: () => void restoreArticles(ids).then(succeeded),
  });
}
