import { write } from "../../records/record-write.ts";
import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { type Undoable, undoableChange } from "../../storage/records/undoable-change.ts";
import { readAddress } from "../../web/web-address.ts";
import { articleId, articleKey } from "../article-id.ts";
import { type Article, articleCollection } from "../article-record.ts";
import { articles, isUnread } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { tagsFields } from "../tag-fields.ts";

/** An article that is in the queue now, and what takes that back. */
export interface SavedArticle extends Undoable {
  readonly id: string;
  /** Whether it was there before, in the queue or out of it. */
  readonly known: boolean;
}

export type SaveOutcome = Outcome<SavedArticle, StorageFailure | { readonly kind: "not-an-address" }>;

/**
 * Saves an article by the address a person typed, at once: it need not be known yet what is in the queue. The same
 * article twice is one, back in the queue, with the tags it had and those it is given. Of an episode its feed says which
 * show it is of and where its page is.
 */
export async function saveArticle(
  typed: string,
  now: number,
  title = "",
  tags: readonly string[] = [],
  episode: Pick<Article, "show" | "page"> = { show: "", page: "" },
): Promise<SaveOutcome> {
  const read = readAddress(typed);
  const address = read === undefined ? undefined : canonicalAddress(read);
  if (address === undefined) return failed({ kind: "not-an-address" });
  const known = knownArticle(address);
  const id = known?.id ?? articleId(address);
  const isThere = known !== undefined && isUnread(known);
  if (isThere && tags.every((tag) => known.tags.includes(tag))) return success({ id, known: true, undo: [] });
  const outcome = await undoableChange(
    [
      write(
        articleCollection,
        id,
        { ...(isThere ? {} : { savedAt: now, finishedAt: null, archivedAt: null }), ...tagsFields(tags) },
        { begun: { address, title: givenTitle(title), ...episode } },
      ),
    ],
    [articleCollection],
  );
  if (!outcome.ok && outcome.failure.kind !== "noted") return outcome;
  void keepStorage();
  const { records, undo } = outcome.ok ? outcome.value : { records: [], undo: [] };
  return success({ id, known: known !== undefined || records[0]?.fields.address !== address, undo });
}

/** The article that was saved by a canonical address, however it was encoded; never one that a page says it is. */
export function knownArticle(canonical: string): Article | undefined {
  if (canonical === "") return undefined;
  const byAddress = articles.peek(articleId(canonical));
  if (byAddress !== undefined || !mayBeEncodedOtherwise(canonical)) return byAddress;
  // One saved by an earlier version has the id of its address as it was written.
  const key = articleKey(canonical);
  for (const article of articles.values())
    if (mayBeEncodedOtherwise(article.address) && keyOf(article.address) === key) return article;
  return undefined;
}

function keyOf(address: string): string {
  return articleKey(canonicalAddress(address) ?? address);
}

/** A title that came along with an address, unless it is an address itself. */
export function givenTitle(title: string): string {
  const one = title.replace(/\s+/g, " ").trim();
  return /^https?:\/\//i.test(one) ? "" : one.slice(0, 300);
}

/** Whether an address may have been known by another key before encodings were normalised. */
function mayBeEncodedOtherwise(address: string): boolean {
  return /[%|^`{}[\]\\!'()*]/.test(address);
}
