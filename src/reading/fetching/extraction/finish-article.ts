import { type TextLength, textLength } from "../../pace/rules/reading-time.ts";
import type { About, ExtractedArticle } from "./extracted-article.ts";
import { dropLeftovers } from "./leftovers.ts";
import { hostOf } from "./preparing/page-facts.ts";
import { sanitise } from "./sanitise.ts";

/** More pictures than this are not carried. */
const MOST_PICTURES = 60;

/** What is known of a text that says nothing of itself. */
export function bareAbout(address: string, title: string): About {
  return {
    title,
    byline: "",
    site: hostOf(address),
    language: "",
    direction: "",
    published: "",
    canonical: "",
    leadPicture: "",
    address,
    found: "article",
  };
}

/** Numbers the pictures of a content, marks its links, and sanitises what is left; undefined where it has no text. */
export function finishArticle(content: Element, about: About): ExtractedArticle | undefined {
  const length = textLength(content.textContent ?? "");
  if (length.words + length.characters === 0) return undefined;
  dropLeftovers(content);
  dropRepeatedTitle(content, about.title);
  leadWithPicture(content, about);
  const pictures = numberPictures(content);
  markLinks(content, about.address);
  const { title, byline, site, direction, published, canonical, found } = about;
  return {
    title,
    byline,
    site,
    language: about.language || guessLanguage(length),
    direction,
    html: sanitise(content),
    length,
    pictures,
    published,
    canonical,
    found,
  };
}

/** Removes a first heading that only says the title again: it stands over the text already. */
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

function numberPictures(content: Element): readonly string[] {
  const addresses: string[] = [];
  for (const image of content.querySelectorAll("img")) {
    const address = image.getAttribute("src") ?? "";
    const kept = content.ownerDocument.createElement("img");
    kept.setAttribute("alt", image.getAttribute("alt") ?? "");
    if (/^https?:/i.test(address) && addresses.length < MOST_PICTURES) {
      const known = addresses.indexOf(address);
      kept.setAttribute("data-picture", String(known < 0 ? addresses.push(address) - 1 : known));
    }
    image.replaceWith(kept);
  }
  return addresses;
}

/** Links lead to the web in a tab of their own, or to a place in this very text. */
function markLinks(content: Element, address: string): void {
  const here = address.split("#")[0] ?? address;
  for (const link of content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const [page, place] = href.split("#");
    if (href.startsWith("#") || (place !== undefined && page === here)) {
      link.setAttribute("href", `#user-content-${decodeSafely(place ?? "")}`);
    } else if (URL.canParse(href)) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener noreferrer");
    } else link.removeAttribute("href");
  }
}

/** Text with its percent signs decoded, or as it is where they are none. */
export function decodeSafely(text: string): string {
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
