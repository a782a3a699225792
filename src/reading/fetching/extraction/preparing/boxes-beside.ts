/** What an `aside` is called that is no part of the text. */
const foreign =
  /sidebar|related|recommend|share|social|author|byline|promo|newsletter|subscri|sponsor|advert|\bads?\b|toc|contents|menu|nav|comment|widget|banner|cookie|popular|trending|more|pull-?quote|footer|meta|tags/i;
/** What says that it is one of the text: a note, a tip, a warning. */
const callout =
  /callout|admonition|note|tip|warn|caution|danger|info|important|alert|hint|aside|box|notice|remark|example/i;
/** The most of a box that may be links. */
const LINKS = 0.5;

/**
 * Makes quotations of the boxes in `aside` that belong to the text, with notes and warnings, for extractors throw every
 * `aside` away. One beside the text, with links to other pages, stays what it is.
 */
export function keepBoxes(page: Document): void {
  for (const aside of page.querySelectorAll(
    "article aside, main aside, [role='main'] aside, .content aside, .post aside",
  )) {
    if (!isBox(aside)) continue;
    const box = page.createElement("blockquote");
    box.append(...aside.childNodes);
    const id = aside.getAttribute("id");
    if (id !== null) box.id = id;
    aside.replaceWith(box);
  }
}

function isBox(aside: Element): boolean {
  const named = `${aside.getAttribute("class") ?? ""} ${aside.id} ${aside.getAttribute("aria-label") ?? ""}`;
  if (aside.getAttribute("role") === "complementary" || aside.closest("nav, header, footer") !== null)
    return false;
  const text = aside.textContent?.trim() ?? "";
  const links = [...aside.querySelectorAll("a")].reduce(
    (sum, link) => sum + (link.textContent?.length ?? 0),
    0,
  );
  if (text === "" || links > text.length * LINKS) return false;
  if (foreign.test(named)) return false;
  // Between two parts of the text it is one of them; at its edge only where it is called a note.
  return callout.test(named) || (aside.previousElementSibling !== null && aside.nextElementSibling !== null);
}
