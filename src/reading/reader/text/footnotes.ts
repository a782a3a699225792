/** The note a link of a text leads to, copied to be shown in place. */
export interface Footnote {
  /** Its content, of the sanitised text itself. */
  readonly content: DocumentFragment;
  readonly target: HTMLElement;
}

/** Longer ones, in characters, are places to go to, not notes to show. */
const LONGEST = 1500;

/** Where a link within a text leads, or undefined for any other link. */
export function placeOfLink(text: HTMLElement, link: HTMLAnchorElement): HTMLElement | undefined {
  const href = link.getAttribute("href") ?? "";
  if (!href.startsWith("#") || href.length < 2) return undefined;
  const place = text.querySelector<HTMLElement>(
    `[id="${CSS.escape(href.slice(1))}"], a[name="${CSS.escape(href.slice(1))}"]`,
  );
  return place ?? undefined;
}

/**
 * The footnote a link refers to: a link that is a mark (raised, or a number or sign in brackets) and leads to a
 * short item or paragraph. Undefined where it is a link like any other.
 */
export function footnoteOf(link: HTMLAnchorElement, place: HTMLElement): Footnote | undefined {
  const label = link.textContent?.trim() ?? "";
  const isMark =
    link.closest("sup") !== null ||
    link.querySelector("sup") !== null ||
    /^[[(]?[\d*†‡§a-z]{1,3}[\])]?$/iu.test(label);
  if (!isMark) return undefined;
  const target = place.closest<HTMLElement>("li, p, dd, aside, div") ?? place;
  const words = target.textContent?.trim() ?? "";
  if (words.length === 0 || words.length > LONGEST || target.contains(link)) return undefined;
  const content = document.createRange();
  content.selectNodeContents(target);
  const copy = content.cloneContents();
  // The way back is the sheet's own; ids are not to stand twice in a page.
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const back of copy.querySelectorAll("a[href^='#']"))
    if (/^(?:[↩⏎^↑\s]|\ufe0e)*$/u.test(back.textContent ?? "")) back.remove();
  return { content: copy, target };
}
