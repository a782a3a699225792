import { parseFeed } from "feedsmith";
import * as v from "valibot";
import { type Entry, entrySchema, type Feed, feedSchema, type Words } from "./feed-schema.ts";
import { feedDate } from "./rules/feed-date.ts";
import { type FeedItem, ownId, type ReadFeed, withoutSharedIds } from "./rules/feed-item.ts";
import { decodeFeed, feedWords, htmlWords, plainWords, withoutDoctype } from "./rules/feed-text.ts";
import { normalPlayTime } from "./rules/normal-play-time.ts";

/** Pieces of one feed that are looked at; longer feeds are archives. */
const MOST = 500;
/** Letters kept of what a feed says of a piece. */
const TEXT = 1500;

/** Letters kept of the show notes of an episode; these lie in memory with the pieces of the feed. */
const NOTES = 8000;
/** Chapters of one episode that are kept. */
const MOST_CHAPTERS = 300;

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

function parsed(source: string): Feed | undefined {
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

function feedOf({ format, feed }: Feed, address: string): ReadFeed {
  const page = feed.home_page_url || linkIn(feed.links) || feed.link;
  const site = resolved(page, address);
  // What xml:base says holds before anything else (XML Base).
  const base = resolved(feed.xml.base, address) || site || address;
  const picture = resolved(feed.itunes.image || feed.image.url || feed.icon, base);
  const items = (feed.items ?? feed.entries ?? []).slice(0, MOST).flatMap((one): readonly FeedItem[] => {
    const entry = v.safeParse(entrySchema, one);
    return entry.success ? [itemOf(entry.output, base, format, picture)] : [];
  });
  return {
    title: wordsOf(feed.title, format),
    site,
    newAddress: resolved(feed.itunes.newFeedUrl, address),
    items: withoutSharedIds(items),
  };
}

function itemOf(entry: Entry, feedBase: string, format: string, feedPicture: string): FeedItem {
  const base = resolved(entry.xml.base, feedBase) || feedBase;
  const guid = entry.guid?.value ?? "";
  const link =
    entry.url ||
    linkIn(entry.links) ||
    entry.link ||
    entry.external_url ||
    (/^https?:/i.test(guid) ? guid : "");
  const address = resolved(link, base);
  const body = bodyOf(entry, format);
  const title = wordsOf(entry.title, format) || body.slice(0, 80) || address;
  const publishedAt = feedDate(
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
    id: given || ownId({ title, address, publishedAt }),
    title,
    address,
    publishedAt,
    text: body.slice(0, TEXT),
    author: feedWords(author ?? entry.dc?.creators[0] ?? ""),
    ...(enclosure === undefined
      ? {}
      : {
          enclosure,
          episode: {
            picture: resolved(entry.itunes.image || entry.image, base) || feedPicture,
            notes: notesOf(entry).trim().slice(0, NOTES),
            chapters: entry.psc.chapters.slice(0, MOST_CHAPTERS).flatMap(({ start, title: name }) => {
              const seconds = normalPlayTime(start);
              return seconds === undefined || name === "" ? [] : [{ start: seconds, title: name }];
            }),
          },
        }),
  };
}

/** The show notes of an episode as they are written, the longest of what its feed has. */
function notesOf({ content, content_html, content_text, description, summary }: Entry): string {
  const encoded = typeof content === "object" ? content.encoded || content.value : (content ?? "");
  const all = [content_html, content_text, encoded, written(description), written(summary)];
  return all.reduce((longest, one) => (one.length > longest.length ? one : longest), "");
}

function written(text: Words): string {
  return typeof text === "string" ? text : (text?.value ?? "");
}

function enclosureOf(entry: Entry, base: string): FeedItem["enclosure"] {
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

function linkIn(all: Feed["feed"]["links"]): string {
  const pages = all.filter(({ rel, href }) => href !== "" && (rel === "" || rel === "alternate"));
  return (pages.find(({ type }) => type === "" || /html/i.test(type)) ?? pages[0])?.href ?? "";
}

/** What a feed says of a piece: its text as far as it gives that, else a summary. */
function bodyOf(entry: Entry, format: string): string {
  if (entry.content_html !== "") return htmlWords(entry.content_html);
  if (entry.content_text !== "") return plainWords(entry.content_text);
  const { content } = entry;
  const encoded = typeof content === "object" ? content.encoded : "";
  return (
    wordsOf(encoded === "" ? content : encoded, format) ||
    wordsOf(entry.description, format) ||
    wordsOf(entry.summary, format)
  );
}

/** Words as their format has them: Atom says what they are written in, JSON has plain text, RSS whatever people put there. */
function wordsOf(written: Words, format: string): string {
  if (written === undefined) return "";
  if (typeof written === "string") return format === "json" ? plainWords(written) : feedWords(written);
  if (format !== "atom") return feedWords(written.value);
  return /html/i.test(written.type) ? htmlWords(written.value) : plainWords(written.value);
}

/** An address of the web in full; "" for anything else. */
function resolved(link: string, base: string): string {
  const trimmed = link.trim();
  if (trimmed === "" || !URL.canParse(trimmed, base)) return "";
  const url = new URL(trimmed, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : "";
}
