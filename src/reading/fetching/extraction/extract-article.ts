import { extractHtml } from "./extract-html.ts";
import { extractMarkdown, extractPlainText, extractReduced } from "./extract-text.ts";
import type { ExtractedArticle } from "./extracted-article.ts";
import { decodeSafely } from "./finish-article.ts";
import { NOWHERE } from "./nowhere.ts";
import { hostOf } from "./preparing/page-facts.ts";

/** A page as text, whichever way it came. */
export interface SourcePage {
  readonly text: string;
  /** Where it was found; "" where that is not known. */
  readonly address: string;
  /** "reduced" is the text alone of a page that is too large to be taken apart, as HTML. */
  readonly kind: "html" | "markdown" | "text" | "reduced";
  /** The name of the file it came in. */
  readonly name?: string;
}

/**
 * Extracts the article of a page, or all of its text where the person asked for that; undefined where there is none.
 * Never runs any of it.
 */
export function extractArticle(
  page: SourcePage,
  wanted: "article" | "whole-page" = "article",
): ExtractedArticle | undefined {
  const { text } = page;
  const address = page.address === "" ? NOWHERE : page.address;
  const name = page.name ?? lastPart(address);
  switch (page.kind) {
    case "markdown":
      return extractMarkdown(text, address, name);
    case "text":
      return extractPlainText(text, address, name);
    case "reduced":
      return extractReduced(text, address, name);
    case "html":
      return extractHtml(text, address, name, wanted);
  }
}

function lastPart(address: string): string {
  const path = new URL(address).pathname.split("/").filter((part) => part !== "");
  return address === NOWHERE ? "" : decodeSafely(path.at(-1) ?? hostOf(address));
}
