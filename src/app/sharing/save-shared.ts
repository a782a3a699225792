import { contentFailureText } from "../../reading/capture/content-failure-text.ts";
import { messages } from "../../reading/capture/messages.ts";
import { receiveShared } from "../../reading/capture/receive-shared.ts";
import { fetchArticle } from "../../reading/fetching/fetch-articles.ts";
import { layInInbox } from "../../storage/library/shared-inbox.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import { offerUndo } from "../../undo/with-undo.ts";
import { loadedAddress } from "./loaded-address.ts";
import { offerOf } from "./offer-of.ts";
import { offeredFiles } from "./offered-files.ts";
import { wordsInAddress } from "./words-in-address.ts";

/**
 * Saves in the queue what was shared with the app, says so, and fetches what has to be fetched. A file that looks like a
 * plan or a calendar is asked about.
 */
export async function saveShared(): Promise<void> {
  const missed = wordsInAddress(loadedAddress());
  if (missed !== undefined) await layInInbox(missed);
  const offers = new Map<File, NonNullable<Awaited<ReturnType<typeof offerOf>>>>();
  const { saved, refused, left } = await receiveShared(Date.now(), async (file) => {
    const offer = await offerOf(file);
    if (offer !== undefined) offers.set(file, offer);
    return offer !== undefined;
  });
  offeredFiles.value = left.flatMap((one) => {
    const offer = offers.get(one.file);
    return offer === undefined ? [] : [{ ...one, ...offer }];
  });
  const [failure] = refused;
  if (failure !== undefined) showToast(contentFailureText(failure));
  else if (saved.length > 0) {
    const added = saved.filter(({ known }) => !known).length;
    offerUndo(messages.received(saved.length, added, navigator.onLine), saved);
  }
  for (const { id } of saved) await fetchArticle(id);
}
