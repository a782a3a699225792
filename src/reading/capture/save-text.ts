import { write } from "../../records/record-write.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { articleId } from "../article-id.ts";
import { articleCollection } from "../article-record.ts";
import { arrivedMarkdown } from "../fetching/arrived-source.ts";
import { isUnread } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { givenTitle, knownArticle } from "./save-article.ts";

/**
 * Saves an article whose text is here already, as Markdown, by the address it is known by: one transaction for both, so
 * that it is never fetched first. Resolves to whether it is in the queue.
 */
export async function saveText(
  text: { readonly address: string; readonly title: string; readonly markdown: string },
  now: number,
): Promise<boolean> {
  const address = canonicalAddress(text.address);
  if (address === undefined) return false;
  const known = knownArticle(address);
  if (known !== undefined && isUnread(known)) return true;
  const id = known?.id ?? articleId(address);
  const arrived: LibraryWrite = arrivedMarkdown(id, address, `# ${text.title}\n\n${text.markdown}`);
  const outcome = await change(
    [
      write(
        articleCollection,
        id,
        { savedAt: now, finishedAt: null, archivedAt: null },
        { begun: { address, title: givenTitle(text.title) } },
      ),
    ],
    [arrived],
  );
  return outcome.ok || outcome.failure.kind === "noted";
}
