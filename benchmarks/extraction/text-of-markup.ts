const blocks =
  "address, article, aside, blockquote, br, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, td, th, thead, tr, ul";

/** What a person would read of HTML: blocks in lines of their own, nothing put into a line; no scripts and styles. */
export function textOfMarkup(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("script, style, noscript, template")) element.remove();
  for (const element of page.body.querySelectorAll(blocks)) {
    element.before("\n");
    element.after("\n");
  }
  return page.body.textContent ?? "";
}
