const blocks = "p, li, pre, h1, h2, h3, h4, h5, h6, tr, blockquote, dt, dd, figcaption, br, div, td, th";

/** The text of an article as one line: what stands in blocks apart is words apart. */
export function searchableText(html: string): string {
  const content = new DOMParser().parseFromString(html, "text/html").body;
  for (const block of content.querySelectorAll(blocks)) block.after(" ");
  return (content.textContent ?? "").replace(/\s+/g, " ").trim();
}
