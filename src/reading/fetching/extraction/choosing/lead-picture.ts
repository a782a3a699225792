import { keyOf, textBlocks } from "./text-blocks.ts";

/** What a picture is called that is none of the text: of a person, of the site, of a button. */
const foreignName =
  /avatar|author|profile|logo|icon|badge|emoji|gravatar|banner-ad|advert|sprite|spinner|placeholder/i;
const foreignPlace =
  "nav, aside, footer, form, button, dialog, [role='navigation'], [role='banner'], [hidden]";
/** Pixels below which a picture is an ornament. */
const SMALL = 200;

/**
 * Puts the picture that stands over a text before it, where an extractor took it for a part of the head: the cover
 * between the heading and the first paragraph, or above the heading within the same article.
 */
export function mendLeadPicture(root: Element, page: Document): void {
  const [first] = textBlocks(root).filter(({ element, key }) => key.length > 20 && !element.matches("h1"));
  if (first === undefined || startsWithPicture(root, first.element)) return;
  const there = textBlocks(page.body).find(({ key }) => key === first.key)?.element;
  if (there === undefined) return;
  const heading = [...page.querySelectorAll("h1")].filter((one) => isBefore(one, there)).at(-1);
  const article = there.closest("article, main, [role='main']");
  const have = new Set([...root.querySelectorAll("img")].map((image) => image.getAttribute("src")));
  const lead = [...page.querySelectorAll("img")].find((image) => {
    if (!isBefore(image, there) || !isOfText(image) || have.has(image.getAttribute("src"))) return false;
    const isBelowHeading = heading !== undefined && isBefore(heading, image);
    return (
      isBelowHeading ||
      (article?.contains(image) === true && heading !== undefined && article.contains(heading))
    );
  });
  if (lead === undefined) return;
  const figure = root.ownerDocument.createElement("figure");
  figure.append(root.ownerDocument.importNode(lead, false));
  const caption = lead.closest("figure")?.querySelector("figcaption");
  if (caption != null && !keyOf(root).includes(keyOf(caption)))
    figure.append(root.ownerDocument.importNode(caption, true));
  root.prepend(figure);
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function startsWithPicture(root: Element, first: Element): boolean {
  return [...root.querySelectorAll("img")].some((image) => isBefore(image, first));
}

function isOfText(image: Element): boolean {
  if (!/^https?:/i.test(image.getAttribute("src") ?? "") || image.closest(foreignPlace) !== null)
    return false;
  const names = [image, image.parentElement, image.parentElement?.parentElement].map(
    (one) => one?.className ?? "",
  );
  if (foreignName.test(`${names.join(" ")} ${image.getAttribute("src")} ${image.getAttribute("alt")}`))
    return false;
  return ["width", "height"].every((name) => Number.parseInt(image.getAttribute(name) ?? "999", 10) >= SMALL);
}
