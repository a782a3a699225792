import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { markdownToHtml } from "../../src/reading/fetching/extraction/markdown-to-html.tsx";
import type { Expected } from "./page-sets.ts";
import { textOfMarkup } from "./text-of-markup.ts";

/** The text that a set expects of a page; "" where it only names pieces. */
export function wantedText(expected: Expected): string {
  switch (expected.kind) {
    case "html":
      return textOfMarkup(expected.markup);
    case "markdown":
      return textOfMarkup(markdownToHtml(parseMarkdown(expected.markup).blocks, false).html);
    case "text":
      return expected.text;
    case "pieces":
      return "";
  }
}
