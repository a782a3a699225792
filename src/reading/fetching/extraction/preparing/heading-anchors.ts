/** What headings and texts carry for authors and for those who link, and nobody reads. */
const marks =
  ".mw-editsection, .headerlink, .anchorjs-link, .heading-anchor, .header-anchor, .hash-link, a.anchor[aria-hidden], .sr-only-anchor, .octicon-link";
/** The text of a link in a heading that only leads to the heading itself, or to its source. */
const markText =
  /^(?:[#¶§🔗⚓∞†]|\[?(?:edit|edit source|编辑|編輯|編集|ویرایش|modifier|bearbeiten)\]?|(?:permalink|anchor|link|direct link)(?: to .*| for .*)?)?$/iu;

/** Removes anchor marks and links to edit from headings. A heading that is itself a link keeps its words. */
export function dropHeadingMarks(page: Document): void {
  for (const mark of page.querySelectorAll(marks)) {
    // Some sites wrap the whole heading in its anchor.
    if (mark.matches("a") && !markText.test(mark.textContent?.trim() ?? "")) continue;
    mark.remove();
  }
  for (const link of page.querySelectorAll(
    "h1 a, h2 a, h3 a, h4 a, h5 a, h6 a, h1 button, h2 button, h3 button, h4 button",
  )) {
    if (link.querySelector("img") === null && markText.test(link.textContent?.trim() ?? "")) link.remove();
  }
}
