/** What runs in the browser: each extractor over one page, its text and how long it took. */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { extractArticle } from "../../src/reading/fetching/extraction/extract-article.ts";
import { reduceMarkup } from "../../src/reading/fetching/extraction/reduce-markup.ts";
import type { Expected } from "./page-sets.ts";
import { textOfMarkup } from "./text-of-markup.ts";
import { wantedText } from "./wanted-text.ts";

/** The texts that the extractors found in a page, "" where one found none, and how long each took, in milliseconds. */
export interface Extracted {
  readonly wayside: Timed;
  readonly readability: Timed;
  readonly defuddle: Timed;
  /** The expected text, where the set has one. */
  readonly wanted: string;
}

export interface Timed {
  readonly text: string;
  readonly milliseconds: number;
}

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

function bareReadability(html: string, base: string): string {
  const page = parse(html);
  page.head.append(Object.assign(page.createElement("base"), { href: base }));
  return new Readability(page).parse()?.content ?? "";
}

function bareDefuddle(html: string, url: string): string {
  return new Defuddle(parse(html), { url }).parse().content ?? "";
}

function wayside(html: string, address: string): string {
  // As the app does with large pages, only not in a worker.
  const text = html.length > 1_000_000 ? reduceMarkup(html).html : html;
  return extractArticle({ text, address, kind: "html" })?.html ?? "";
}

function timed(run: () => string): Timed {
  const began = performance.now();
  let html = "";
  try {
    html = run();
  } catch {
    // An extractor that breaks at a page has found nothing there.
  }
  return { milliseconds: performance.now() - began, text: textOfMarkup(html) };
}

function extract(markup: string, address: string, expected: Expected): Extracted {
  return {
    wayside: timed(() => wayside(markup, address)),
    readability: timed(() => bareReadability(markup, address)),
    defuddle: timed(() => bareDefuddle(markup, address)),
    wanted: wantedText(expected),
  };
}

Object.assign(window, { extract });
