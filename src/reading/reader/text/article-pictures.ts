import type { ArticlePicture } from "../../article-shelf.ts";
import { messages } from "../messages.ts";

/**
 * Puts the kept pictures of an article into its text, and says of the others that they are not here; called again
 * when more have come. The returned function lets go of them.
 */
export function showPictures(text: HTMLElement, pictures: readonly ArticlePicture[]): () => void {
  const byNumber = new Map(pictures.map((picture) => [String(picture.number), picture]));
  const addresses: string[] = [];
  for (const place of text.querySelectorAll<HTMLElement>("img, .missing-picture")) {
    const picture = byNumber.get(place.dataset.picture ?? "");
    if (picture !== undefined) {
      const address = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
      addresses.push(address);
      showPicture(place, picture, address);
    } else if (place instanceof HTMLImageElement) place.replaceWith(placeholder(place));
  }
  return () => {
    for (const address of addresses) URL.revokeObjectURL(address);
  };
}

function showPicture(place: HTMLElement, picture: ArticlePicture, address: string): void {
  const image = place instanceof HTMLImageElement ? place : new Image();
  image.alt = place instanceof HTMLImageElement ? place.alt : (place.dataset.alt ?? "");
  image.dataset.picture = String(picture.number);
  // Its size at once, so that nothing moves when it is drawn.
  image.width = picture.width;
  image.height = picture.height;
  image.decoding = "async";
  image.src = address;
  if (image !== place) place.replaceWith(image);
  makeEnlargeable(image);
}

/** Smaller ones, in pixels, have nothing to enlarge. */
const SMALL = 120;

function makeEnlargeable(image: HTMLImageElement): void {
  if (image.width < SMALL || image.closest("a[href], button") !== null) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picture-button";
  button.ariaLabel = messages.enlarge(image.alt);
  image.replaceWith(button);
  button.append(image);
}

function placeholder(image: HTMLImageElement): HTMLElement {
  const { alt } = image;
  const place = document.createElement("span");
  place.className = "missing-picture";
  place.textContent = alt === "" ? messages.pictureMissing : `${messages.pictureMissing}: ${alt}`;
  place.dataset.alt = alt;
  if (image.dataset.picture !== undefined) place.dataset.picture = image.dataset.picture;
  return place;
}
