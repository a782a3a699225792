/**
 * Makes what is wider than the page scroll by itself and by the keyboard: blocks of code, and tables in a
 * region of their own.
 */
export function makeScrollable(text: HTMLElement, tableLabel: string): void {
  for (const code of text.querySelectorAll("pre")) code.tabIndex = 0;
  for (const table of text.querySelectorAll("table")) {
    const region = document.createElement("section");
    region.className = "table-scroll";
    region.tabIndex = 0;
    region.ariaLabel = tableLabel;
    table.replaceWith(region);
    region.append(table);
  }
}
