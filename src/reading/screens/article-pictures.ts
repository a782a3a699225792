import { readPictures } from "../article-shelf.ts";
import { messages } from "../messages.ts";

/** Puts the kept pictures of an article into its text. The returned function lets go of them. */
export function showPictures(text: HTMLElement, article: string): () => void {
  const images = [...text.querySelectorAll<HTMLImageElement>("img[data-picture]")];
  const addresses: string[] = [];
  let left = false;
  if (images.length > 0) {
    void readPictures(article).then((pictures) => {
      if (left) return;
      const byNumber = new Map(pictures.map((picture) => [String(picture.number), picture]));
      for (const image of images) {
        const picture = byNumber.get(image.dataset.picture ?? "");
        if (picture === undefined) {
          image.replaceWith(placeholder(image.alt));
          continue;
        }
        const address = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
        addresses.push(address);
        image.width = picture.width;
        image.height = picture.height;
        image.src = address;
      }
    });
  }
  return () => {
    left = true;
    for (const address of addresses) URL.revokeObjectURL(address);
  };
}

function placeholder(alt: string): HTMLElement {
  const place = document.createElement("span");
  place.className = "missing-picture";
  place.textContent = alt === "" ? messages.pictureMissing : `${messages.pictureMissing}: ${alt}`;
  return place;
}
