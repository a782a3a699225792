import { remove, write } from "../../records/record-write.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { undoableChange } from "../../storage/records/undoable-change.ts";
import { offerUndo } from "../../undo/with-undo.ts";
import { articleId, articleKey } from "../article-id.ts";
import { type Article, articleCollection } from "../article-record.ts";
import { readBody } from "../article-shelf.ts";
import { messages } from "../queue/messages.ts";
import { articles } from "../reading-store.ts";
import { isSameArticle } from "../rules/same-article.ts";
import { searchableText } from "./extraction/searchable-text.ts";

/**
 * Where an article that was just extracted is one that was there already, by what its page says of its address and by
 * all that both say, keeps the one that was there, in the queue, says so and offers to undo it. An article that the
 * person did something with is left alone.
 */
export async function joinTwin(id: string, canonical: string, html: string): Promise<void> {
  const article = articles.peek(id);
  if (article === undefined || isTouched(article)) return;
  const compared = { title: article.title, text: searchableText(html) };
  for (const twin of possibleTwins(article, canonical)) {
    const body = await readBody(twin.id);
    if (!body.ok || body.value === undefined) continue;
    if (!isSameArticle(compared, { title: twin.title, text: searchableText(body.value.html) })) continue;
    await join(article, twin);
    return;
  }
}

function isTouched({ distinct, tags, place, finishedAt, archivedAt }: Article): boolean {
  return distinct || tags.length > 0 || place !== null || finishedAt !== null || archivedAt !== null;
}

function possibleTwins(article: Article, canonical: string): readonly Article[] {
  const addresses = [canonical, article.address].filter((address) => address !== "");
  const keys = new Set(addresses.map(articleKey));
  const found = addresses.flatMap((address) => articles.peek(articleId(address)) ?? []);
  for (const other of articles.values())
    if (other.canonical !== "" && keys.has(articleKey(other.canonical))) found.push(other);
  return found.filter(({ id }) => id !== article.id);
}

async function join(article: Article, twin: Article): Promise<void> {
  const joined = await undoableChange(
    [
      remove(articleCollection, article.id),
      write(articleCollection, twin.id, { savedAt: article.savedAt, finishedAt: null, archivedAt: null }),
    ],
    [articleCollection],
  );
  if (!succeeded(joined)) return;
  // Who takes it back says that they are two, so that they are not joined again.
  const areTwo = { undo: [write(articleCollection, article.id, { distinct: true })] };
  offerUndo(messages.sameArticle(twin.title), joined.ok ? [joined.value, areTwo] : []);
}
