import { safeFileName, uniqueNames } from "../../notes/rules/file-name.ts";
import type { NoteFile } from "../../notes/rules/note-file.ts";
import { titleOf } from "../article-title.ts";
import { articlesById, loadReading } from "../reading-store.ts";
import { highlightsAsMarkdown, highlightsById, loadHighlights } from "./highlights-store.ts";

/** The highlights as Markdown files, one for each article, in a folder of their own. */
export async function highlightFiles(): Promise<readonly NoteFile[]> {
  await Promise.all([loadReading(), loadHighlights()]);
  const ids = new Set([...(highlightsById.value?.values() ?? [])].map(({ article }) => article));
  const articles = [...ids].flatMap((id) => articlesById.value?.get(id) ?? []);
  const names = uniqueNames(articles.map((article) => safeFileName(titleOf(article), "Article")));
  return articles.map((article, index) => ({
    name: `Highlights/${names[index]}.md`,
    text: highlightsAsMarkdown(article),
  }));
}
