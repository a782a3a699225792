import { pictureAddress } from "./pictures.ts";

/**
 * Puts pictures that stand only in `noscript` where they belong: in place of the empty one that a script was to fill,
 * or where the `noscript` stands. A picture that stands there already is not doubled; a dot that only counts readers
 * is none.
 */
export function showNoscriptPictures(page: Document): void {
  for (const noscript of page.body.querySelectorAll("noscript")) {
    // A parser that runs scripts leaves the content as text.
    const content = noscript.children.length > 0 ? noscript : parsed(noscript.textContent ?? "");
    const picture = content.querySelector("img");
    const address = picture === null ? undefined : pictureAddress(picture);
    if (picture === null || address === undefined || isCounter(picture)) continue;
    const shown = imagesBeside(noscript);
    const empty = shown.find((image) => pictureAddress(image) === undefined);
    const kept = page.importNode(picture, true);
    if (empty !== undefined) {
      if ((kept.getAttribute("alt") ?? "") === "") kept.setAttribute("alt", empty.getAttribute("alt") ?? "");
      empty.replaceWith(kept);
      noscript.remove();
    } else if (shown.length === 0) noscript.replaceWith(kept);
    else noscript.remove();
  }
}

function imagesBeside(noscript: Element): readonly Element[] {
  const near = noscript.closest("figure, picture, a") ?? noscript.parentElement;
  return [...(near?.querySelectorAll("img") ?? [])].filter((image) => image.closest("noscript") === null);
}

function isCounter(picture: Element): boolean {
  return ["width", "height"].some((name) => Number.parseInt(picture.getAttribute(name) ?? "2", 10) <= 1);
}

function parsed(html: string): Element {
  return new DOMParser().parseFromString(html, "text/html").body;
}
