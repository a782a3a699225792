/** What KaTeX, MathJax and MediaWiki wrap a formula in, beside a drawing of it for the eye. */
const wrappers = ".katex-display, .katex, mjx-container, .MathJax, .mwe-math-element";

/**
 * Leaves of each formula its MathML alone: the drawing beside it, and the source in TeX within, would be read
 * as text. Formulas that a script was to draw stay as their source.
 */
export function keepFormulas(page: Document): void {
  for (const wrapper of page.querySelectorAll(wrappers)) {
    const formula = wrapper.querySelector("math");
    if (formula !== null && wrapper.isConnected) wrapper.replaceWith(formula);
  }
  for (const source of page.querySelectorAll("script[type^='math/tex']")) {
    source.replaceWith(page.createTextNode(` ${source.textContent?.trim() ?? ""} `));
  }
  for (const annotation of page.querySelectorAll("math annotation, math annotation-xml")) annotation.remove();
  for (const semantics of page.querySelectorAll("math semantics"))
    semantics.replaceWith(...semantics.childNodes);
}
