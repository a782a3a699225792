import { randomId } from "../../records/identity.ts";
import { type RecordWrite, remove, write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { groupedView } from "../../storage/records/grouped-view.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { type Changed, undoableChange } from "../../storage/records/undoable-change.ts";
import type { Article } from "../article-record.ts";
import { sourceOf, titleOf } from "../article-title.ts";
import { type Highlight, highlightCollection } from "./highlight-record.ts";
import type { TextQuote } from "./rules/text-quote.ts";

const highlights = liveCollection(highlightCollection);

/** Reads all highlights, once. */
export const loadHighlights = (): Promise<Outcome<undefined>> => highlights.load();

/** Counts the changes of any highlight. */
export const highlightsRevision = highlights.revision;

/** A highlight by its id. */
export const highlightById = highlights.get;

/** All highlights as they are now. */
export const allHighlights = highlights.values;

const byArticle = groupedView(highlights, ({ article }) => article);

/** The highlights of an article, in the order of its text. */
export function highlightsOf(article: string): readonly Highlight[] {
  return [...byArticle.get(article)].sort(
    (one, other) => one.start - other.start || one.createdAt - other.createdAt,
  );
}

/** Keeps a passage of an article; resolves to the id of the highlight. */
export async function keepHighlight(
  article: string,
  quote: TextQuote,
  start: number,
  now: number,
): Promise<{ readonly id: string; readonly outcome: Outcome<Changed> }> {
  const id = randomId();
  const fields = { article, ...quote, start, note: "", createdAt: now };
  const outcome = await undoableChange([write(highlightCollection, id, fields)], [highlightCollection]);
  void keepStorage();
  return { id, outcome };
}

/** What one writes to a highlight, as part of a change. */
export function annotation(id: string, note: string): RecordWrite {
  return write(highlightCollection, id, { note });
}

/** Removes a highlight, and what was written to it. */
export function removeHighlight(id: string): Promise<Outcome<Changed>> {
  return undoableChange([remove(highlightCollection, id)], [highlightCollection]);
}

/** A quote with its source, as text to be pasted anywhere. */
export function quoteWithSource(exact: string, article: Article): string {
  const source = [titleOf(article), sourceOf(article)].filter((part) => part !== "").join(", ");
  return `“${exact.trim()}”\n— ${source}${article.address === "" ? "" : `\n${article.address}`}`;
}

/** A quote as Markdown, with the article it stands in, at its place where that has an address. */
export function quoteAsMarkdown(exact: string, article: Article): string {
  const quote = exact
    .trim()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  const title = titleOf(article).replace(/([[\]\\])/g, "\\$1");
  const address = /^https?:\/\/[^\s()]+$/.test(article.address) ? article.address : "";
  return `${quote}\n>\n> — ${address === "" ? title : `[${title}](${address})`}`;
}

/** The highlights of an article with what was written to them, as Markdown. */
export function highlightsAsMarkdown(article: Article): string {
  const head = article.address === "" ? titleOf(article) : `[${titleOf(article)}](${article.address})`;
  const parts = highlightsOf(article.id).map(({ exact, note }) => {
    const quote = exact
      .trim()
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n");
    return note.trim() === "" ? quote : `${quote}\n\n${note.trim()}`;
  });
  return `# ${head}\n\n${parts.join("\n\n")}\n`;
}
