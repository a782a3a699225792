/** Longer markup than this, in UTF-16 units, is not given to an extractor even when what never shows is gone. */
const MOST_MARKUP = 3_000_000;
/** Nor is a page with more tags than this: a long encyclopaedia article has some 40,000. */
const MOST_TAGS = 120_000;
/** So much text of a page that is too large to be taken apart is kept. */
const MOST_TEXT = 1_000_000;
const MOST_PARAGRAPHS = 10_000;

/** Elements whose content never shows as text. */
const silent = ["script", "style", "svg", "noscript", "template", "iframe", "object", "canvas"];
/** Elements that begin a paragraph of their own. */
const blocks =
  /^\/?(?:p|div|section|article|main|header|footer|li|ul|ol|dl|dt|dd|h[1-6]|table|tr|blockquote|pre|figure|figcaption|br|hr|aside|nav|body|form|address|details|summary)$/;

export interface ReducedMarkup {
  readonly html: string;
  /** "plain": too large to be taken apart, so it is its text alone, perhaps only the beginning. */
  readonly form: "markup" | "plain";
}

/**
 * A very large page made small enough to be taken apart: without scripts, styles, drawings, comments and pictures
 * written into the page; where that is not enough, its text alone. One pass from the first letter to the last,
 * whatever the markup is, so that no page hangs.
 */
export function reduceMarkup(html: string): ReducedMarkup {
  const kept: string[] = [];
  let length = 0;
  walk(html, (text, tag) => {
    const part = tag === undefined ? text : tag.length > 2000 ? withoutData(tag) : tag;
    kept.push(part);
    length += part.length;
    return undefined;
  });
  return length <= MOST_MARKUP ? unlessTooManyTags(kept.join("")) : { html: textOnly(html), form: "plain" };
}

/** Markup as it is, or its text alone where it has more tags than can be taken apart in good time. */
export function unlessTooManyTags(html: string): ReducedMarkup {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) tags++;
  return tags <= MOST_TAGS ? { html, form: "markup" } : { html: textOnly(html), form: "plain" };
}

/** Goes through markup piece by piece: text between tags, and tags; what never shows is left out. */
function walk(html: string, see: (text: string, tag: string | undefined) => undefined | "stop"): void {
  const finder = new Map(silent.map((name) => [name, new RegExp(`</${name}[\\s/>]`, "gi")]));
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      see(html.slice(at), undefined);
      return;
    }
    if (open > at && see(html.slice(at, open), undefined) === "stop") return;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const next = html.charCodeAt(open + 1);
    const isTag = next === 47 || next === 33 || next === 63 || (next | 32) >= 97;
    if (!isTag) {
      see("&lt;", undefined);
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open);
    if (close < 0) return;
    const tag = html.slice(open, close + 1);
    const name = /^<([a-z]+)/i.exec(tag)?.[1]?.toLowerCase() ?? "";
    const end = finder.get(name);
    if (end !== undefined && !tag.endsWith("/>")) {
      end.lastIndex = close;
      const found = end.exec(html);
      // An element that is never closed takes the rest of the page, as it does in a browser.
      const tail = found === null ? -1 : html.indexOf(">", found.index);
      at = tail < 0 ? html.length : tail + 1;
      continue;
    }
    if (see("", tag) === "stop") return;
    at = close + 1;
  }
}

/** A long tag without the values that hold data instead of addresses. */
function withoutData(tag: string): string {
  return tag.replace(/="[^"]{1000,}"/g, '=""').replace(/='[^']{1000,}'/g, "=''");
}

function textOnly(html: string): string {
  const paragraphs: string[] = [];
  let current = "";
  let length = 0;
  const flush = (): void => {
    const text = current.replace(/\s+/g, " ").trim();
    if (text !== "") paragraphs.push(`<p>${text}</p>`);
    current = "";
  };
  walk(html, (text, tag) => {
    if (tag === undefined) {
      current += text.slice(0, MOST_TEXT - length);
      length += text.length;
      return length >= MOST_TEXT ? "stop" : undefined;
    }
    const name = /^<(\/?[a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? "";
    if (blocks.test(name)) flush();
    return paragraphs.length >= MOST_PARAGRAPHS ? "stop" : undefined;
  });
  flush();
  return paragraphs.join("");
}
