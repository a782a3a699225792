import { randomId } from "../../records/identity.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { type Highlight, highlightCollection } from "./highlight-record.ts";
import type { TextQuote } from "./rules/text-quote.ts";

const highlights = liveCollection(highlightCollection);

/** Reads all highlights, once. */
export const loadHighlights = (): Promise<void> => highlights.load();

/** All highlights by id; undefined until read. */
export const highlightsById = highlights.entries;

/** The highlights of an article, in the order of its text. */
export function highlightsOf(article: string): readonly Highlight[] {
  return [...(highlights.entries.value?.values() ?? [])]
    .filter((highlight) => highlight.article === article)
    .sort((one, other) => one.start - other.start || one.createdAt - other.createdAt);
}

/** Keeps a passage of an article; resolves to the id of the highlight. */
export async function keepHighlight(
  article: string,
  quote: TextQuote,
  start: number,
  now: number,
): Promise<{ readonly id: string; readonly outcome: Outcome<unknown> }> {
  const id = randomId();
  const fields = { article, ...quote, start, note: "", createdAt: now };
  const outcome = await change([{ collection: highlightCollection.name, id, fields }]);
  void keepStorage();
  return { id, outcome };
}

/** Keeps what one wrote to a highlight. */
export function annotate(id: string, note: string): Promise<Outcome<unknown>> {
  return change([{ collection: highlightCollection.name, id, fields: { note } }]);
}

/** Removes a highlight; `restoreHighlight` brings it back. */
export function removeHighlight(id: string): Promise<Outcome<unknown>> {
  return change([{ collection: highlightCollection.name, id, remove: true }]);
}

/** Brings a removed highlight back. */
export function restoreHighlight(id: string, now: number): Promise<Outcome<unknown>> {
  return change([{ collection: highlightCollection.name, id, fields: { restoredAt: now } }]);
}

/** A quote with its source, as text to be pasted anywhere. */
export function quoteWithSource(exact: string, article: Article): string {
  const source = [titleOf(article), article.site].filter((part) => part !== "").join(", ");
  return `“${exact.trim()}”\n— ${source}${article.address === "" ? "" : `\n${article.address}`}`;
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
