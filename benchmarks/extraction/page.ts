/** What runs in the browser: each extractor over one page, its text and how long it took. */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { extractArticle } from "../../src/reading/fetching/extraction/extract-article.ts";
import { markdownToHtml } from "../../src/reading/fetching/extraction/markdown-to-html.tsx";
import { reduceMarkup } from "../../src/reading/fetching/extraction/reduce-markup.ts";

interface Figures {
  readonly ours: number;
  readonly readability: number;
  readonly defuddle: number;
  readonly milliseconds: number;
}

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

/** The words of HTML: blocks apart, scripts and styles left out. */
function textOf(html: string): string {
  const page = parse(html);
  for (const element of page.querySelectorAll("script, style, noscript, template")) element.remove();
  for (const element of page.body.querySelectorAll("*")) element.append(" ");
  return page.body.textContent ?? "";
}

/** Words, and single characters of scripts that write without spaces. */
function bag(text: string): ReadonlyMap<string, number> {
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function f1(text: string, expected: string): number {
  const [found, wanted] = [bag(text), bag(expected)];
  const size = (one: ReadonlyMap<string, number>): number =>
    [...one.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [word, count] of found) shared += Math.min(count, wanted.get(word) ?? 0);
  const all = size(found) + size(wanted);
  return all === 0 ? 1 : (2 * shared) / all;
}

function bareReadability(html: string, base: string): string {
  const page = parse(html);
  page.head.append(Object.assign(page.createElement("base"), { href: base }));
  return new Readability(page).parse()?.content ?? "";
}

function bareDefuddle(html: string, url: string): string {
  return new Defuddle(parse(html), { url }).parse().content ?? "";
}

function guarded(run: () => string): string {
  try {
    return run();
  } catch {
    return "";
  }
}

/** How many of the pieces of a page that must be there are, and of those that must not be there are not; as a share. */
function pieces(html: string, { text, codeLines, without }: Pieces): number {
  const found = (parse(html).body.textContent ?? "").replace(/\s+/g, " ");
  const holds = (piece: string): boolean => found.includes(piece.replace(/\s+/g, " ").trim());
  const there = [...text, ...codeLines].filter(holds).length;
  const away = without.filter((piece) => !holds(piece)).length;
  return (there + away) / (text.length + codeLines.length + without.length);
}

interface Pieces {
  readonly text: readonly string[];
  readonly codeLines: readonly string[];
  readonly without: readonly string[];
}

/** How like the expected text what an extractor found is, from 0 to 1. */
function likeness(expected: string, format: Format): (html: string) => number {
  if (format === "pieces") {
    const wanted = JSON.parse(expected) as Pieces;
    return (html) => pieces(html, wanted);
  }
  const markdown = (): string =>
    markdownToHtml(parseMarkdown(expected.replace(/^```json\n[\s\S]*?\n```\n*/, "")).blocks, false).html;
  const wanted = textOf(format === "html" ? expected : markdown());
  return (html) => f1(textOf(html), wanted);
}

type Format = "html" | "md" | "pieces";

Object.assign(window, {
  measure(source: string, expected: string, format: Format): Figures {
    const address = "https://example.org/some/article";
    const like = likeness(expected, format);
    const began = performance.now();
    // As the app does with large pages, only not in a worker.
    const text = source.length > 1_000_000 ? reduceMarkup(source).html : source;
    const ours = extractArticle({ text, address, kind: "html" });
    const milliseconds = performance.now() - began;
    return {
      ours: like(ours?.html ?? ""),
      readability: like(guarded(() => bareReadability(source, address))),
      defuddle: like(guarded(() => bareDefuddle(source, address))),
      milliseconds,
    };
  },
});
