/** What is painted over the text without changing it: what was searched for, and the sentence that is spoken. */
type Paint = "found" | "found-here" | "spoken";

/** Paints ranges of the page (CSS Custom Highlight API); where a browser has none, they are only scrolled to. */
export function paint(name: Paint, ranges: readonly Range[]): void {
  if (!("highlights" in CSS) || typeof Highlight === "undefined") return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
