import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { type TextLength, textLength } from "../../pace/rules/reading-time.ts";
import { keepFormulas } from "./formulas.ts";
import { markdownToHtml } from "./markdown-to-html.tsx";
import { hostOf, type PageFacts, pageFacts } from "./page-facts.ts";
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
  /** The day it was published, ISO 8601, or "". */
  readonly published: string;
  /** The address the page wants to be known by, where that is another; else "". */
  readonly canonical: string;
  /** How sure one can be that this is the article: "poor" where it is short against the page it stood in. */
  readonly found: "article" | "poor" | "whole-page";
}

/** A page as text, whichever way it came. */
export interface SourcePage {
  readonly text: string;
  /** Where it was found; "" where that is not known. */
  readonly address: string;
  readonly contentType: string;
  /** The name of the file it came in. */
  readonly name?: string;
  /** Whether its markup was reduced to its text already, for being too large to be taken apart. */
  readonly plain?: boolean;
}

/** More pictures than this are not carried. */
const MOST_PICTURES = 60;

/** A text of so many words and characters is never taken for too short against its page. */
const ENOUGH = 250;
/** Stands in for the address of what came without one; nothing is ever fetched from it. */
const NOWHERE = "https://kept.invalid/";

/**
 * Takes the readable content out of a page, or all of its text where the person asked for that; undefined where
 * there is none. Never runs any of it.
 */
export function extractArticle(
  page: SourcePage,
  wanted: "article" | "whole-page" = "article",
): ExtractedArticle | undefined {
  const address = page.address === "" ? NOWHERE : page.address;
  const type = page.contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const name = page.name ?? lastPart(address);
  if (isMarkdown(type, name, page.text)) return fromMarkdown(page.text, address, name);
  if (type === "text/plain") return fromPlainText(page.text, address, name);
  if (page.plain === true) return fromWholePage(page.text, address, name);
  return fromHtml(page.text, address, name, wanted);
}

function isMarkdown(type: string, name: string, text: string): boolean {
  if (/markdown/.test(type)) return true;
  const named = /\.(?:md|markdown)$/i.test(name);
  return named && (type === "text/plain" || type === "") && !/^\s*<(?:!doctype|html)/i.test(text);
}

function fromHtml(
  text: string,
  address: string,
  name: string,
  wanted: "article" | "whole-page",
): ExtractedArticle | undefined {
  const page = new DOMParser().parseFromString(text, "text/html");
  const base = takeBase(page, address);
  const facts = pageFacts(page, base);
  writeAddressesInFull(page, base);
  keepFormulas(page);
  const content = wanted === "whole-page" ? undefined : readableContent(page, address);
  if (content === undefined) {
    return finish(wholePage(page), base, { ...aboutOf(facts, name, address), found: "whole-page" });
  }
  const { amount } = content;
  // Only a short text can be a poor one: the whole page is not looked at for the others.
  const poor = amount < ENOUGH && amountIn(wholePage(page)) > 2 * amount + 150;
  return finish(content.root, base, {
    ...aboutOf(facts, name, address),
    title: content.title || facts.title || name,
    byline: content.byline || facts.author,
    site: content.site || facts.site,
    language: content.language || facts.language,
    found: poor ? "poor" : "article",
  });
}

function aboutOf(facts: PageFacts, name: string, address: string): Omit<About, "found"> {
  const { author, ...others } = facts;
  return { ...others, title: facts.title || name, byline: author, address };
}
/** All that a page shows as text, its menus and footers aside. */
function wholePage(page: Document): Element {
  const body = page.body.cloneNode(true) as HTMLElement;
  for (const element of body.querySelectorAll(
    "script, style, noscript, template, nav, footer, dialog, svg, iframe",
  ))
    element.remove();
  return body;
}

function amountIn(root: Element): number {
  const { words, characters } = textLength(root.textContent ?? "");
  return words + characters;
}

function parsed(html: string): Element {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** A text without what a page says of itself. */
function bare(address: string, title: string): About {
  return {
    title,
    byline: "",
    site: address === NOWHERE ? "" : hostOf(address),
    language: "",
    published: "",
    canonical: "",
    leadPicture: "",
    address,
    found: "article",
  };
}

function fromWholePage(html: string, address: string, name: string): ExtractedArticle | undefined {
  return finish(parsed(html), address, { ...bare(address, name), found: "whole-page" });
}

function fromMarkdown(text: string, address: string, name: string): ExtractedArticle | undefined {
  const { title, html } = markdownToHtml(parseMarkdown(text).blocks);
  return finish(parsed(html), address, bare(address, title || name));
}

function fromPlainText(text: string, address: string, name: string): ExtractedArticle | undefined {
  const page = document.implementation.createHTMLDocument();
  for (const paragraph of text.split(/\r?\n\s*\r?\n/)) {
    if (paragraph.trim() === "") continue;
    const element = page.createElement("p");
    element.textContent = paragraph.trim();
    page.body.append(element);
  }
  return finish(page.body, address, bare(address, name));
}

interface About {
  readonly title: string;
  readonly byline: string;
  readonly site: string;
  readonly language: string;
  readonly published: string;
  readonly canonical: string;
  readonly leadPicture: string;
  readonly address: string;
  readonly found: ExtractedArticle["found"];
}

/** Resolves what the content points at, takes its pictures out, and sanitises what is left. */
function finish(content: Element, base: string, about: About): ExtractedArticle | undefined {
  const length = textLength(content.textContent ?? "");
  if (length.words + length.characters === 0) return undefined;
  dropRepeatedTitle(content, about.title);
  leadWithPicture(content, about);
  const pictures = takePictures(content, base);
  resolveLinks(content, base, about.address);
  const clean = sanitise(content);
  const { title, byline, site, published, canonical, found } = about;
  return {
    title,
    byline,
    site,
    language: about.language || guessLanguage(length),
    html: clean,
    length,
    pictures,
    published,
    canonical,
    found,
  };
}

/** Takes out a first heading that only says the title again: it stands over the text already. */
function dropRepeatedTitle(content: Element, title: string): void {
  const heading = content.querySelector("h1, h2");
  const words = heading?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  if (heading === null || words === "" || words !== title.replace(/\s+/g, " ").trim()) return;
  const before = content.ownerDocument.createRange();
  before.setStart(content, 0);
  before.setEndBefore(heading);
  if (before.toString().trim() === "") heading.remove();
}

/** Puts the picture a page shows of itself elsewhere before a text that has none. */
function leadWithPicture(content: Element, { leadPicture }: About): void {
  if (leadPicture === "" || content.querySelector("img") !== null) return;
  const figure = content.ownerDocument.createElement("figure");
  const image = content.ownerDocument.createElement("img");
  image.setAttribute("src", leadPicture);
  figure.append(image);
  content.prepend(figure);
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

function takePictures(content: Element, base: string): readonly string[] {
  const addresses: string[] = [];
  for (const image of content.querySelectorAll("img")) {
    const found = pictureAddress(image);
    const resolved = found !== undefined && URL.canParse(found, base) ? new URL(found, base) : undefined;
    const kept = content.ownerDocument.createElement("img");
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
function resolveLinks(content: Element, base: string, address: string): void {
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

/** Chinese or English, by which the text has more of; the typeface follows it. */
function guessLanguage({ words, characters }: TextLength): string {
  return characters > words ? "zh" : "en";
}

function lastPart(address: string): string {
  const path = new URL(address).pathname.split("/").filter((part) => part !== "");
  return address === NOWHERE ? "" : decodeURIComponentSafely(path.at(-1) ?? hostOf(address));
}
