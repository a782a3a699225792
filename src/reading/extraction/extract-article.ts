import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { type TextLength, textLength } from "../rules/reading-time.ts";
import { decodePage } from "./decode-page.ts";
import { markdownToHtml } from "./markdown-to-html.tsx";
import { pictureAddress } from "./pictures.ts";
import { readableContent } from "./readable-content.ts";
import { sanitise } from "./sanitise.ts";

/** An article as taken out of a page. Its pictures have numbers instead of addresses in the HTML. */
export interface ExtractedArticle {
  readonly title: string;
  readonly site: string;
  readonly byline: string;
  readonly language: string;
  readonly html: string;
  readonly length: TextLength;
  /** The address of each picture, by its number. */
  readonly pictures: readonly string[];
}

export interface FetchedPage {
  readonly bytes: Uint8Array;
  readonly address: string;
  readonly contentType: string;
}

/** More pictures than this are not carried. */
const MOST_PICTURES = 60;

/** Takes the readable content out of a page, or undefined where there is none. Never runs any of it. */
export function extractArticle(page: FetchedPage): ExtractedArticle | undefined {
  const text = decodePage(page.bytes, page.contentType);
  const type = page.contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (isMarkdown(type, page.address, text)) return fromMarkdown(text, page.address);
  if (type === "text/plain") return fromPlainText(text, page.address);
  return fromHtml(text, page.address);
}

function isMarkdown(type: string, address: string, text: string): boolean {
  if (/markdown/.test(type)) return true;
  const named = /\.(?:md|markdown)$/i.test(new URL(address).pathname);
  return named && (type === "text/plain" || type === "") && !/^\s*<(?:!doctype|html)/i.test(text);
}

function fromHtml(text: string, address: string): ExtractedArticle | undefined {
  const page = new DOMParser().parseFromString(text, "text/html");
  const base = takeBase(page, address);
  writeAddressesInFull(page, base);
  const fallback = { title: page.title.trim(), site: siteOf(page, address), language: languageOf(page) };
  const content = readableContent(page, address);
  if (content === undefined) return undefined;
  return finish(content.html, base, {
    title: content.title || fallback.title,
    byline: content.byline,
    site: content.site || fallback.site,
    language: content.language || fallback.language,
    address,
  });
}

function fromMarkdown(text: string, address: string): ExtractedArticle | undefined {
  const { title, html } = markdownToHtml(parseMarkdown(text).blocks);
  return finish(html, address, {
    title: title || lastPart(address),
    byline: "",
    site: hostOf(address),
    language: "",
    address,
  });
}

function fromPlainText(text: string, address: string): ExtractedArticle | undefined {
  const page = document.implementation.createHTMLDocument();
  for (const paragraph of text.split(/\r?\n\s*\r?\n/)) {
    if (paragraph.trim() === "") continue;
    const element = page.createElement("p");
    element.textContent = paragraph.trim();
    page.body.append(element);
  }
  return finish(page.body.innerHTML, address, {
    title: lastPart(address),
    byline: "",
    site: hostOf(address),
    language: "",
    address,
  });
}

interface About {
  readonly title: string;
  readonly byline: string;
  readonly site: string;
  readonly language: string;
  readonly address: string;
}

/** Resolves what the content points at, takes its pictures out, and sanitises what is left. */
function finish(html: string, base: string, about: About): ExtractedArticle | undefined {
  const content = new DOMParser().parseFromString(html, "text/html");
  const pictures = takePictures(content, base);
  resolveLinks(content, base, about.address);
  const clean = sanitise(content.body.innerHTML);
  const text = new DOMParser().parseFromString(clean, "text/html").body.textContent ?? "";
  const length = textLength(text);
  if (length.words + length.characters === 0) return undefined;
  const { title, byline, site } = about;
  return {
    title,
    byline,
    site,
    language: about.language || guessLanguage(length),
    html: clean,
    length,
    pictures,
  };
}

/**
 * Where a page's relative addresses start: its own base, itself read against where the page was found (HTML
 * Standard, 4.2.3). The base element is taken out, for our own policy lets no page set one.
 */
function takeBase(page: Document, address: string): string {
  const own = page.querySelector("base[href]");
  const href = own?.getAttribute("href") ?? "";
  for (const element of page.querySelectorAll("base")) element.remove();
  const resolved = URL.canParse(href, address) ? new URL(href, address) : new URL(address);
  return /^https?:$/.test(resolved.protocol) ? resolved.href : address;
}

/** Writes the addresses of links and pictures in full, and of each picture the one it means. */
function writeAddressesInFull(page: Document, base: string): void {
  for (const link of page.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#") && URL.canParse(href, base))
      link.setAttribute("href", new URL(href, base).href);
  }
  for (const image of page.querySelectorAll("img")) {
    const found = pictureAddress(image);
    for (const name of ["srcset", "data-src", "data-srcset"]) image.removeAttribute(name);
    for (const source of image.closest("picture")?.querySelectorAll("source") ?? []) source.remove();
    if (found !== undefined && URL.canParse(found, base))
      image.setAttribute("src", new URL(found, base).href);
  }
}

function takePictures(content: Document, base: string): readonly string[] {
  const addresses: string[] = [];
  for (const image of content.querySelectorAll("img")) {
    const found = pictureAddress(image);
    const resolved = found !== undefined && URL.canParse(found, base) ? new URL(found, base) : undefined;
    const kept = content.createElement("img");
    kept.setAttribute("alt", image.getAttribute("alt") ?? "");
    if (resolved !== undefined && /^https?:$/.test(resolved.protocol) && addresses.length < MOST_PICTURES) {
      const known = addresses.indexOf(resolved.href);
      kept.setAttribute("data-picture", String(known < 0 ? addresses.push(resolved.href) - 1 : known));
    }
    image.replaceWith(kept);
  }
  return addresses;
}

/** Links lead to the web in a tab of their own, or to a place in this very text. */
function resolveLinks(content: Document, base: string, address: string): void {
  const here = address.split("#")[0] ?? address;
  for (const link of content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const url = URL.canParse(href, base) ? new URL(href, base) : undefined;
    const [page, place] = url?.href.split("#") ?? [];
    if (url === undefined) link.removeAttribute("href");
    else if (href.startsWith("#") || (place !== undefined && page === here)) {
      link.setAttribute("href", `#user-content-${decodeURIComponentSafely(place ?? "")}`);
    } else {
      link.setAttribute("href", url.href);
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener noreferrer");
    }
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function languageOf(page: Document): string {
  const named =
    page.documentElement.lang ||
    page.querySelector("meta[http-equiv='content-language' i]")?.getAttribute("content") ||
    page.querySelector("meta[property='og:locale']")?.getAttribute("content") ||
    "";
  return named.replace("_", "-").split(",")[0]?.trim() ?? "";
}

/** Chinese or English, by which the text has more of; the typeface follows it. */
function guessLanguage({ words, characters }: TextLength): string {
  return characters > words ? "zh" : "en";
}

function siteOf(page: Document, address: string): string {
  return (
    page.querySelector("meta[property='og:site_name']")?.getAttribute("content")?.trim() || hostOf(address)
  );
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, "");
}

function lastPart(address: string): string {
  const path = new URL(address).pathname.split("/").filter((part) => part !== "");
  return decodeURIComponentSafely(path.at(-1) ?? hostOf(address));
}
