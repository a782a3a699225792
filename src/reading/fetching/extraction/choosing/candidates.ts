import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { textLength } from "../../../pace/rules/reading-time.ts";

/** The content of a page as an extractor found it, not yet sanitised. */
export interface Candidate {
  readonly root: Element;
  /** How much text it holds, in words; a character of a script without spaces is half of one. */
  readonly amount: number;
  readonly title: string;
  readonly byline: string;
  readonly site: string;
  readonly language: string;
}

/** What Readability finds in a page; it changes the page it is given. Undefined where it finds nothing. */
export function readabilityCandidate(page: Document): Candidate | undefined {
  // The element itself, for writing it out and reading it again takes as long as finding it.
  const article = new Readability<Element>(page, { serializer: (node) => node as Element }).parse();
  if (article?.content == null) return undefined;
  return {
    root: article.content,
    amount: amountIn(article.content),
    title: article.title?.trim() ?? "",
    byline: article.byline?.trim() ?? "",
    site: article.siteName?.trim() ?? "",
    language: article.lang?.trim() ?? "",
  };
}

/** What Defuddle finds in a page. Undefined where it finds nothing. */
export function defuddleCandidate(page: Document, address: string): Candidate | undefined {
  const article = new Defuddle(page, { url: address }).parse();
  if (!article.content) return undefined;
  const root = new DOMParser().parseFromString(article.content, "text/html").body;
  return {
    root,
    amount: amountIn(root),
    title: article.title?.trim() ?? "",
    byline: article.author?.trim() ?? "",
    site: article.site?.trim() ?? "",
    language: article.language?.trim() ?? "",
  };
}

/** How much text an element holds, in words; a character of a script that writes without spaces is half of one. */
export function amountIn(root: Element): number {
  const { words, characters } = textLength(root.textContent ?? "");
  return words + characters / 2;
}
