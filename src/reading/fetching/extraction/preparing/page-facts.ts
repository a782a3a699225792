import { isBelievable } from "../../../rules/believable-canonical.ts";
import { canonicalAddress } from "../../../rules/canonical-address.ts";
import { NOWHERE } from "../nowhere.ts";

/** What a page says of itself beside its text. */
export interface PageFacts {
  readonly title: string;
  /** What it is called where it is shared, or "". */
  readonly openTitle: string;
  readonly site: string;
  readonly language: string;
  /** Which way it is written, where it says so or its language is written from right to left; else "". */
  readonly direction: Direction;
  readonly author: string;
  /** The day it was published, ISO 8601, or "". */
  readonly published: string;
  /** The address it wants to be known by, where that is another of the same site. */
  readonly canonical: string;
  /** The address of the picture that stands for it, or "". */
  readonly leadPicture: string;
}

/** Reads a page's own head: Open Graph, Dublin Core, article metadata and schema.org in JSON-LD. */
export function pageFacts(page: Document, address: string): PageFacts {
  const linked = linkedData(page);
  return {
    title: page.title.trim(),
    openTitle: meta(page, "og:title", "twitter:title"),
    site: meta(page, "og:site_name") || hostOf(address),
    language: languageOf(page),
    direction: directionOf(page),
    author: meta(page, "author", "article:author", "dc.creator").replace(/^https?:.*/, ""),
    published: dayOf(
      meta(
        page,
        "article:published_time",
        "date",
        "dc.date",
        "dc.date.issued",
        "citation_publication_date",
      ) ||
        linked.published ||
        page.querySelector("article time[datetime], time[pubdate]")?.getAttribute("datetime") ||
        "",
    ),
    canonical: canonicalOf(page, address),
    leadPicture: resolved(meta(page, "og:image:secure_url", "og:image", "twitter:image"), address),
  };
}

/** The host of an address as a name for a site; "" for what is no web address, and for a page that has none. */
export function hostOf(address: string): string {
  return URL.canParse(address) && address !== NOWHERE ? new URL(address).host.replace(/^www\./, "") : "";
}

function meta(page: Document, ...names: readonly string[]): string {
  for (const name of names) {
    const element = page.querySelector(`meta[property='${name}' i], meta[name='${name}' i]`);
    const content = element?.getAttribute("content")?.trim() ?? "";
    if (content !== "") return content;
  }
  return "";
}

function languageOf(page: Document): string {
  const named =
    page.documentElement.lang ||
    page.querySelector("meta[http-equiv='content-language' i]")?.getAttribute("content") ||
    meta(page, "og:locale");
  return named.replace("_", "-").split(",")[0]?.trim() ?? "";
}

/** Which way a text is written: HTML's `dir`, or "" where nothing tells. */
export type Direction = "ltr" | "rtl" | "";

/** Scripts that are written from right to left, as the languages that use them are named (BCP 47). */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

function directionOf(page: Document): Direction {
  const parts = [page.querySelector("article"), page.querySelector("main, [role='main']"), page.body];
  for (const part of parts) {
    const said = part?.closest("[dir]")?.getAttribute("dir")?.toLowerCase();
    if (said === "rtl" || said === "ltr") return said;
  }
  return rightToLeft.test(languageOf(page)) ? "rtl" : "";
}

function linkedData(page: Document): { readonly published: string } {
  for (const script of page.querySelectorAll("script[type='application/ld+json']")) {
    const found = /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? "");
    if (found?.[1] !== undefined) return { published: found[1] };
  }
  return { published: "" };
}

function dayOf(text: string): string {
  const day = /^(\d{4})[-/](\d{2})[-/](\d{2})/.exec(text);
  if (day !== null) return `${day[1]}-${day[2]}-${day[3]}`;
  const time = Date.parse(text);
  return Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
}

/** The canonical link (RFC 6596), where it can be meant for this page. */
function canonicalOf(page: Document, address: string): string {
  const href = page.querySelector("link[rel~='canonical' i]")?.getAttribute("href") ?? "";
  const canonical = canonicalAddress(resolved(href, address));
  const own = canonicalAddress(address);
  if (canonical === undefined || own === undefined || canonical === own) return "";
  return isBelievable(canonical, own) ? canonical : "";
}

function resolved(href: string, base: string): string {
  return href !== "" && URL.canParse(href, base) ? new URL(href, base).href : "";
}
