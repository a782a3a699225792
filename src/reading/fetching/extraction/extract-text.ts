import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import type { ExtractedArticle } from "./extracted-article.ts";
import { bareAbout, finishArticle } from "./finish-article.ts";
import { markdownToHtml } from "./markdown-to-html.tsx";
import { writeAddressesInFull } from "./preparing/addresses-in-full.ts";

/** A Markdown document as an article; its first heading is the title. */
export function extractMarkdown(text: string, address: string, name: string): ExtractedArticle | undefined {
  const { title, html } = markdownToHtml(parseMarkdown(text).blocks);
  const content = parsed(html);
  writeAddressesInFull(content, address);
  return finishArticle(content, bareAbout(address, title || name));
}

/** A plain text as an article: what stands between empty lines is a paragraph. */
export function extractPlainText(text: string, address: string, name: string): ExtractedArticle | undefined {
  const page = document.implementation.createHTMLDocument();
  for (const paragraph of text.split(/\r?\n\s*\r?\n/)) {
    if (paragraph.trim() === "") continue;
    const element = page.createElement("p");
    element.textContent = paragraph.trim();
    page.body.append(element);
  }
  return finishArticle(page.body, bareAbout(address, name));
}

/** A piece of HTML that stands alone, as feeds have it; `address` is where its links start. */
export function extractFragment(html: string, address: string): ExtractedArticle | undefined {
  const content = parsed(html);
  writeAddressesInFull(content, address);
  return finishArticle(content, bareAbout(address, ""));
}

/** The text alone of a page that is too large to be taken apart. */
export function extractReduced(html: string, address: string, name: string): ExtractedArticle | undefined {
  return finishArticle(parsed(html), { ...bareAbout(address, name), found: "whole-page" });
}

function parsed(html: string): Element {
  return new DOMParser().parseFromString(html, "text/html").body;
}
