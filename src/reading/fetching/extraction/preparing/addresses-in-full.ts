import { pictureAddress } from "./pictures.ts";

/**
 * Where a page's relative addresses start: its own base, itself read against where the page was found (HTML
 * Standard, 4.2.3). The base element is removed, for our own policy lets no page set one.
 */
export function baseOf(page: Document, address: string): string {
  const own = page.querySelector("base[href]");
  const href = own?.getAttribute("href") ?? "";
  for (const element of page.querySelectorAll("base")) element.remove();
  const resolved = URL.canParse(href, address) ? new URL(href, address) : new URL(address);
  return /^https?:$/.test(resolved.protocol) ? resolved.href : address;
}

/**
 * Writes the addresses of links and pictures in full, and of each picture the one it means; done once, before anything
 * is extracted. Places within the page stay as they are; what is no address goes.
 */
export function writeAddressesInFull(content: ParentNode, base: string): void {
  for (const link of content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) continue;
    if (URL.canParse(href, base)) link.setAttribute("href", new URL(href, base).href);
    else link.removeAttribute("href");
  }
  for (const image of content.querySelectorAll("img")) {
    const found = pictureAddress(image);
    for (const name of ["srcset", "data-src", "data-srcset"]) image.removeAttribute(name);
    for (const source of image.closest("picture")?.querySelectorAll("source") ?? []) source.remove();
    if (found !== undefined && URL.canParse(found, base))
      image.setAttribute("src", new URL(found, base).href);
  }
}
