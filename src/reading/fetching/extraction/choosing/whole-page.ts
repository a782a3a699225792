/** All that a page shows as text, its menus and footers aside. */
export function wholePage(page: Document): Element {
  const body = page.body.cloneNode(true) as HTMLElement;
  for (const element of body.querySelectorAll(
    "script, style, noscript, template, nav, footer, dialog, svg, iframe",
  ))
    element.remove();
  return body;
}
