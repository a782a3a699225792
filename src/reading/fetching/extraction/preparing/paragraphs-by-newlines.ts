const ready = "pre, code, textarea, script, style, svg, math";
/** A line that begins with an ideographic space begins a paragraph, as in Japanese and Chinese novels. */
const indented = /\n[^\S\n]*\u3000/;

/**
 * Makes paragraphs of what a page only sets apart by line ends: in elements that keep their white space, and before
 * ideographic spaces; and line breaks of the single line ends in between.
 */
export function writeParagraphs(page: Document): void {
  const kept = page.body.querySelectorAll("[style*='white-space']");
  for (const element of kept)
    if (/white-space\s*:\s*(?:pre|break-spaces)/i.test(element.getAttribute("style") ?? "")) split(element);
  for (const element of page.body.querySelectorAll("p, div, article, section, td, span"))
    if (element.children.length === 0 && indented.test(element.textContent ?? "")) split(element);
}

function split(element: Element): void {
  if (
    element.closest(ready) !== null ||
    element.querySelector("p, div, ul, ol, table, pre, blockquote") !== null
  )
    return;
  if (!/\n/.test((element.textContent ?? "").trim())) return;
  const page = element.ownerDocument;
  const paragraphs: HTMLElement[] = [];
  let current = page.createElement("p");
  const next = (): void => {
    if ((current.textContent ?? "").trim() !== "" || current.querySelector("img") !== null)
      paragraphs.push(current);
    current = page.createElement("p");
  };
  for (const node of [...element.childNodes]) {
    if (node.nodeType !== 3) {
      current.append(node);
      continue;
    }
    const pieces = (node as Text).data
      .replace(/\r\n?/g, "\n")
      .split(/(\n(?:[^\S\n]*\n)+|\n(?=[^\S\n]*\u3000)|\n)/);
    pieces.forEach((piece, index) => {
      if (index % 2 === 0) current.append(piece.replace(/^\u3000+/, ""));
      else if (/^\n(?:[^\S\n]*\n)+$/.test(piece) || pieces[index + 1]?.trimStart() !== pieces[index + 1])
        next();
      else if ((current.textContent ?? "").trim() !== "") current.append(page.createElement("br"));
    });
  }
  next();
  if (paragraphs.length < 2) return;
  if (element.localName === "p" || element.localName === "span") element.replaceWith(...paragraphs);
  else element.replaceChildren(...paragraphs);
}
