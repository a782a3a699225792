import { contentFailureText } from "../reading/capture/content-failure-text.ts";
import { messages } from "../reading/capture/messages.ts";
import { receiveShared } from "../reading/capture/receive-shared.ts";
import { fetchArticle } from "../reading/fetching/fetch-articles.ts";
import { showToast } from "../ui/layout/toast.tsx";
import { offerUndo } from "../undo/with-undo.ts";

/** Saves in the queue what was shared with the app, says so, and fetches what has to be fetched. */
export async function saveShared(): Promise<void> {
  const { saved, refused } = await receiveShared(Date.now());
  const [failure] = refused;
  if (failure !== undefined) showToast(contentFailureText(failure));
  else if (saved.length > 0) {
    const added = saved.filter(({ known }) => !known).length;
    offerUndo(messages.received(saved.length, added, navigator.onLine), saved);
  }
  for (const { id } of saved) await fetchArticle(id);
}
