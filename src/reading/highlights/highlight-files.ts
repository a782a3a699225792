import { safeFileName, uniqueNames } from "../../notes/rules/file-name.ts";
import type { NoteFile } from "../../notes/rules/note-file.ts";
import { titleOf } from "../article-title.ts";
import { articles, loadReading } from "../reading-store.ts";
import { allHighlights, highlightsAsMarkdown, loadHighlights } from "./highlights-store.ts";

/** The highlights as Markdown files, one for each article, in a folder of their own. */
export async function highlightFiles(): Promise<readonly NoteFile[]> {
  await Promise.all([loadReading(), loadHighlights()]);
  const ids = new Set([...allHighlights()].map(({ article }) => article));
  const known = [...ids].flatMap((id) => articles.peek(id) ?? []);
  const names = uniqueNames(known.map((article) => safeFileName(titleOf(article), "Article")));
  return known.map((article, index) => ({
    name: `Highlights/${names[index]}.md`,
    text: highlightsAsMarkdown(article),
  }));
}
