import type { ArticlePicture } from "../../article-shelf.ts";
import { messages } from "../../reader-messages.ts";

/** Puts the kept pictures of an article into its text. The returned function lets go of them. */
export function showPictures(text: HTMLElement, pictures: readonly ArticlePicture[]): () => void {
  const byNumber = new Map(pictures.map((picture) => [String(picture.number), picture]));
  const addresses: string[] = [];
  for (const image of text.querySelectorAll<HTMLImageElement>("img")) {
    const picture = byNumber.get(image.dataset.picture ?? "");
    if (picture === undefined) {
      image.replaceWith(placeholder(image.alt));
      continue;
    }
    const address = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    addresses.push(address);
    // Its size at once, so that nothing moves when it is drawn.
    image.width = picture.width;
    image.height = picture.height;
    image.decoding = "async";
    image.src = address;
    makeEnlargeable(image);
  }
  return () => {
    for (const address of addresses) URL.revokeObjectURL(address);
  };
}

/** Smaller ones, in pixels, have nothing to enlarge. */
const SMALL = 120;

function makeEnlargeable(image: HTMLImageElement): void {
  if (image.width < SMALL || image.closest("a[href]") !== null) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picture-button";
  button.ariaLabel = messages.enlarge(image.alt);
  image.replaceWith(button);
  button.append(image);
}

function placeholder(alt: string): HTMLElement {
  const place = document.createElement("span");
  place.className = "missing-picture";
  place.textContent = alt === "" ? messages.pictureMissing : `${messages.pictureMissing}: ${alt}`;
  return place;
}
