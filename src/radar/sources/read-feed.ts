import { parseFeed } from "feedsmith";
import * as v from "valibot";
import { derivedId } from "../../records/identity.ts";
import type { FeedItem, ReadFeed } from "./rules/feed-item.ts";
import { decodeFeed, plainWords, withoutDoctype } from "./rules/feed-text.ts";

/** Pieces of one feed that are looked at; longer feeds are archives. */
const MOST = 500;
/** Letters kept of what a feed says of a piece. */
const TEXT = 1500;

const text = v.optional(v.fallback(v.string(), ""), "");
const words = v.optional(v.union([v.string(), v.object({ value: text })]));
const links = v.optional(
  v.fallback(v.array(v.object({ href: text, rel: text, type: text, length: v.optional(v.number()) })), []),
  [],
);
const enclosures = v.optional(
  v.fallback(v.array(v.object({ url: text, type: text, length: v.optional(v.number()) })), []),
  [],
);
const attachments = v.optional(
  v.fallback(v.array(v.object({ url: text, mime_type: text, size_in_bytes: v.optional(v.number()) })), []),
  [],
);
const authors = v.optional(v.fallback(v.array(v.union([v.string(), v.object({ name: text })])), []), []);
const entrySchema = v.object({
  id: v.optional(v.fallback(v.union([v.string(), v.number()]), ""), ""),
  guid: v.optional(v.object({ value: text, isPermaLink: v.optional(v.boolean()) })),
  title: words,
  link: text,
  url: text,
  external_url: text,
  links,
  pubDate: text,
  published: text,
  updated: text,
  date_published: text,
  date_modified: text,
  dc: v.optional(v.object({ dates: v.optional(v.array(text), []), creators: v.optional(v.array(text), []) })),
  description: words,
  summary: words,
  content: v.optional(v.union([v.string(), v.object({ value: text, encoded: text })])),
  content_html: text,
  content_text: text,
  enclosures,
  attachments,
  authors,
});
const feedSchema = v.object({
  feed: v.object({
    title: words,
    link: text,
    home_page_url: text,
    links,
    items: v.optional(v.array(v.unknown())),
    entries: v.optional(v.array(v.unknown())),
  }),
});

/**
 * Reads a feed: RSS, Atom, RDF, JSON Feed, podcasts. `address` is where it was found, for links that are relative.
 * Undefined where it is no feed; never throws.
 */
export function readFeed(bytes: Uint8Array, contentType: string, address: string): ReadFeed | undefined {
  const source = decodeFeed(bytes, contentType);
  for (const attempt of [source, mended(source)]) {
    const read = parsed(attempt);
    if (read !== undefined) return feedOf(read, address);
  }
  return undefined;
}

function parsed(source: string): v.InferOutput<typeof feedSchema> | undefined {
  try {
    const read = v.safeParse(feedSchema, parseFeed(withoutDoctype(source).trimStart()));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** A feed that breaks the rules of XML where many do: ampersands alone, letters that may not stand there, an end cut off. */
function mended(source: string): string {
  let text = source
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&(?!#\d+;|#x[0-9a-f]+;|[a-z]\w*;)/gi, "&amp;");
  // A tag that was begun and not ended.
  const last = text.lastIndexOf("<");
  if (last >= 0 && !text.startsWith("<![CDATA[", last) && !text.includes(">", last))
    text = text.slice(0, last);
  const data = text.lastIndexOf("<![CDATA[");
  if (data >= 0 && !text.includes("]]>", data)) text += "]]>";
  const stack: string[] = [];
  /** How often each name is open, so that a long stack is not searched for each end. */
  const open = new Map<string, number>();
  for (const [, closing = "", name = "", self = ""] of withoutUnparsed(text).matchAll(
    /<(\/?)([a-z][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/gi,
  )) {
    if (self !== "") continue;
    const times = open.get(name) ?? 0;
    if (closing === "") {
      stack.push(name);
      open.set(name, times + 1);
    } else if (times > 0) {
      for (let last: string | undefined; last !== name; ) {
        last = stack.pop() ?? name;
        open.set(last, (open.get(last) ?? 1) - 1);
      }
    }
  }
  return (
    text +
    stack
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}

/** XML without what is not parsed in it: character data, comments and processing instructions, each up to its end. */
function withoutUnparsed(text: string): string {
  const kinds = [
    ["<![CDATA[", "]]>"],
    ["<!--", "-->"],
    ["<?", "?>"],
  ] as const;
  /** Those of which no end is left in the text. */
  const endless = new Set<string>();
  let result = "";
  let from = 0;
  for (let at = text.indexOf("<"); at >= 0; ) {
    const kind = kinds.find(([begin]) => !endless.has(begin) && text.startsWith(begin, at));
    const end = kind === undefined ? -1 : text.indexOf(kind[1], at + kind[0].length);
    if (kind === undefined || end < 0) {
      if (kind !== undefined) endless.add(kind[0]);
      at = text.indexOf("<", at + 1);
      continue;
    }
    result += text.slice(from, at);
    from = end + kind[1].length;
    at = text.indexOf("<", from);
  }
  return result + text.slice(from);
}

function feedOf({ feed }: v.InferOutput<typeof feedSchema>, address: string): ReadFeed {
  const page = feed.home_page_url || linkIn(feed.links) || feed.link;
  const site = resolved(page, address);
  const base = site === "" ? address : site;
  const items = (feed.items ?? feed.entries ?? []).slice(0, MOST).flatMap((one): readonly FeedItem[] => {
    const entry = v.safeParse(entrySchema, one);
    return entry.success ? [itemOf(entry.output, base)] : [];
  });
  const seen = new Set<string>();
  return {
    title: plainWords(wordsOf(feed.title)),
    site,
    items: items.filter(({ id }) => !seen.has(id) && seen.add(id)),
  };
}

function itemOf(entry: v.InferOutput<typeof entrySchema>, base: string): FeedItem {
  const guid = entry.guid?.value ?? "";
  const link =
    entry.url ||
    linkIn(entry.links) ||
    entry.link ||
    entry.external_url ||
    (/^https?:/i.test(guid) ? guid : "");
  const address = resolved(link, base);
  const content =
    typeof entry.content === "string"
      ? entry.content
      : ((entry.content?.value || entry.content?.encoded) ?? "");
  const body = plainWords(
    entry.content_html ||
      entry.content_text ||
      content ||
      wordsOf(entry.description) ||
      wordsOf(entry.summary),
  );
  const said = plainWords(wordsOf(entry.title));
  const title = said || body.slice(0, 80) || address;
  const publishedAt = momentOf(
    entry.pubDate ||
      entry.published ||
      entry.date_published ||
      entry.dc?.dates[0] ||
      entry.updated ||
      entry.date_modified,
  );
  const given = String(entry.id) || guid;
  const [author] = entry.authors.map((one) => (typeof one === "string" ? one : one.name));
  const enclosure = enclosureOf(entry, base);
  return {
    // Without an id of its own it is what was called so then: links change, titles seldom do.
    id:
      given ||
      (publishedAt > 0
        ? derivedId("feed-item", title, String(publishedAt))
        : address || derivedId("feed-item", title)),
    title,
    address,
    publishedAt,
    text: body.slice(0, TEXT),
    author: plainWords(author ?? entry.dc?.creators[0] ?? ""),
    ...(enclosure === undefined ? {} : { enclosure }),
  };
}

function enclosureOf(entry: v.InferOutput<typeof entrySchema>, base: string): FeedItem["enclosure"] {
  const all = [
    ...entry.enclosures.map(({ url, type, length }) => ({ url, type, bytes: length ?? 0 })),
    ...entry.attachments.map(({ url, mime_type: type, size_in_bytes: length }) => ({
      url,
      type,
      bytes: length ?? 0,
    })),
    ...entry.links
      .filter(({ rel }) => rel === "enclosure")
      .map(({ href, type, length }) => ({ url: href, type, bytes: length ?? 0 })),
  ];
  const heard = all.find(
    ({ type, url }) => /^audio\//i.test(type) || /\.(?:mp3|m4a|ogg|opus|aac|wav)(?:$|\?)/i.test(url),
  );
  const address = heard === undefined ? "" : resolved(heard.url, base);
  return heard === undefined || address === ""
    ? undefined
    : { address, type: heard.type || "audio/mpeg", bytes: heard.bytes };
}

function linkIn(all: v.InferOutput<typeof links>): string {
  const pages = all.filter(({ rel, href }) => href !== "" && (rel === "" || rel === "alternate"));
  return (pages.find(({ type }) => type === "" || /html/i.test(type)) ?? pages[0])?.href ?? "";
}

function wordsOf(value: v.InferOutput<typeof words>): string {
  return typeof value === "string" ? value : (value?.value ?? "");
}

/** An address of the web in full; "" for anything else. */
function resolved(link: string, base: string): string {
  const trimmed = link.trim();
  if (trimmed === "" || !URL.canParse(trimmed, base)) return "";
  const url = new URL(trimmed, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : "";
}

/** A date without what stands in parentheses at its end. */
function withoutRemark(date: string): string {
  const open = date.endsWith(")") ? date.search(/\s\(/) : -1;
  return open < 0 ? date : date.slice(0, open).trimEnd();
}

function momentOf(date: string): number {
  const moment = Date.parse(date);
  if (!Number.isNaN(moment)) return Math.max(moment, 0);
  // "Mon, 02 Nov 2026 10:00 EST +0500", "2 Nov 2026", days that are not what the date says.
  const without = withoutRemark(date.replace(/^[a-z]{3,9},?\s*/i, ""));
  const again = Date.parse(without);
  return Number.isNaN(again) ? 0 : Math.max(again, 0);
}
