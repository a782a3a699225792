/** What says that a box is one of a list of things to do, where it stands in no list item. */
const named = /to-?_?do|task|check-?(?:box|list)/i;

/**
 * Writes the boxes of lists of things to do as characters, ticked or not: extractors and the sanitiser drop every
 * control. A box that opens a menu, or that a form asks for, is none.
 */
export function writeTaskBoxes(page: Document): void {
  for (const box of page.querySelectorAll<HTMLInputElement>("input[type='checkbox' i]")) {
    if (box.closest("nav, form, header, footer, [role='navigation']") !== null) continue;
    const item = box.closest("li") ?? box.closest("[class]");
    if (item === null) continue;
    const isTask = item.localName === "li" ? startsWith(item, box) : named.test(item.className);
    const around = box.closest("[class*='todo' i], [class*='to_do' i], [class*='task' i]");
    if (!isTask && around === null) continue;
    const sign = page.createTextNode(box.hasAttribute("checked") ? "☑ " : "☐ ");
    const text = item.localName === "li" ? undefined : textBeside(box);
    if (text === undefined) box.replaceWith(sign);
    else {
      text.prepend(sign);
      box.remove();
    }
  }
}

/** Whether nothing is said in an item before its box. */
function startsWith(item: Element, box: Element): boolean {
  const before = item.ownerDocument.createRange();
  before.setStart(item, 0);
  before.setEndBefore(box);
  return before.toString().trim() === "";
}

/** The element with the words of a box that stands apart from them. */
function textBeside(box: Element): Element | undefined {
  for (let at: Element | null = box; at !== null; at = at.parentElement) {
    const next = at.nextElementSibling;
    if (next !== null && (next.textContent ?? "").trim() !== "") return next;
    if ((at.parentElement?.textContent ?? "").trim() !== "" && next === null) return undefined;
  }
  return undefined;
}
