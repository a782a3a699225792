import { defuddleCandidate, readabilityCandidate } from "../choosing/candidates.ts";
import type { PageSources } from "./described-blocks.ts";

/** Asks both extractors, and the page itself, what its text is; the page is left as it is. */
export function askSources(page: Document, address: string, title: string): PageSources {
  const scripts = [...page.querySelectorAll("script[type='application/ld+json' i]")];
  return {
    readability: guarded(() => readabilityCandidate(page.cloneNode(true) as Document)?.root),
    defuddle: guarded(() => defuddleCandidate(page.cloneNode(true) as Document, address)?.root),
    articleBody: articleBodyIn(scripts.map((script) => script.textContent ?? "")),
    description:
      page
        .querySelector("meta[property='og:description' i], meta[name='description' i]")
        ?.getAttribute("content") ?? "",
    title,
  };
}

/** An extractor that breaks at a page has kept nothing of it. */
function guarded(find: () => Element | undefined): Element | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

/** The longest `articleBody` (schema.org) in a page's JSON-LD, without markup; "" where none says it. */
export function articleBodyIn(scripts: readonly string[]): string {
  let longest = "";
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > 8) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "articleBody" && typeof inner === "string" && inner.length > longest.length)
        longest = inner;
      else look(inner, depth + 1);
    }
  };
  for (const script of scripts) {
    try {
      look(JSON.parse(script), 0);
    } catch {
      // Structured data that is not well-formed says nothing.
    }
  }
  return longest.replace(/<[^<>]{1,500}>/g, " ").replace(/&(?:nbsp|#160);/g, " ");
}
