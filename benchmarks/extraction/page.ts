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

Object.assign(window, {
  measure(source: string, expected: string, format: "html" | "md"): Figures {
    const address = "https://example.org/some/article";
    const wanted =
      format === "html"
        ? textOf(expected)
        : textOf(
            markdownToHtml(parseMarkdown(expected.replace(/^```json\n[\s\S]*?\n```\n*/, "")).blocks, false)
              .html,
          );
    const began = performance.now();
    // As the app does with large pages, only not in a worker.
    const text = source.length > 1_000_000 ? reduceMarkup(source).html : source;
    const ours = extractArticle({ text, address, kind: "html" });
    const milliseconds = performance.now() - began;
    return {
      ours: f1(textOf(ours?.html ?? ""), wanted),
      readability: f1(textOf(guarded(() => bareReadability(source, address))), wanted),
      defuddle: f1(textOf(guarded(() => bareDefuddle(source, address))), wanted),
      milliseconds,
    };
  },
});
