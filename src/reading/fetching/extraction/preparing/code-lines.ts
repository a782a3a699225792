/** What begins a line of its own inside code, by its element or by what highlighters call it. */
const lineElements = "div, p, li, tr, section";
const lineClasses =
  /(?:^|[\s_-])(?:line|code-?line|token-line|ec-line|cl|view-line|cm-line|react-code-line)(?:$|\s)|CodeMirror-line/;
/** Numbers beside the lines, and buttons above them. */
const beside =
  "button, [class*='gutter'], [class*='linenos'], [class*='lineno'], [class*='line-number'], [class*='LineNumber'], [class*='blob-num'], [class*='hljs-ln-numbers'], [class~='ln'], [class*='copy-btn'], [class*='copy-button'], [data-line-number]:empty";
/** Editors and tables that show code without a `pre`. */
const codeWithoutPre = ".cm-content, .CodeMirror-code, .view-lines, code";

/**
 * Makes plain lines of text of every block of code, before an extractor flattens what keeps its lines apart: block
 * spans, divs, list items, rows of a table, breaks. Numbers beside the lines go, for they are none of the code.
 */
export function writeCodeAsLines(page: Document): void {
  for (const table of page.querySelectorAll("table")) unwrapCodeTable(table);
  for (const pre of page.querySelectorAll("code > pre"))
    pre.parentElement?.replaceWith(...pre.parentElement.childNodes);
  for (const block of page.querySelectorAll(codeWithoutPre)) {
    if (block.closest("pre") !== null || linesIn(block).length < 2) continue;
    const pre = page.createElement("pre");
    block.replaceWith(pre);
    pre.append(block);
  }
  for (const figure of page.querySelectorAll("figure:has(pre):not(:has(img, video, svg))"))
    figure.replaceWith(...figure.childNodes);
  for (const pre of page.querySelectorAll("pre")) {
    if (pre.querySelector(`br, ${lineElements}, ${beside}`) === null && linesIn(pre).length < 2) continue;
    const code = page.createElement("code");
    const language = languageOf(pre);
    if (language !== undefined) code.className = `language-${language}`;
    dropNumbers(pre);
    code.textContent = codeText(pre);
    pre.replaceChildren(code);
  }
}

/** A table that holds line numbers in one column and code in the other is its code. */
function unwrapCodeTable(table: HTMLTableElement): void {
  const pres = [...table.querySelectorAll("pre")];
  const code = pres.filter((pre) => !isNumbers(pre.textContent ?? ""));
  const [only] = code;
  if (pres.length > 1 && code.length === 1 && only !== undefined && table.rows.length === 1) {
    table.replaceWith(only);
    return;
  }
  const cells = [...table.querySelectorAll(".blob-code, .hljs-ln-code, td.code, td.line-content")];
  if (table.closest("pre") !== null || cells.length < 2 || cells.length !== table.rows.length) return;
  const pre = table.ownerDocument.createElement("pre");
  pre.textContent = cells.map((cell) => codeText(cell)).join("\n");
  table.replaceWith(pre);
}

function isNumbers(text: string): boolean {
  return /^[\d\s]*$/.test(text);
}

function linesIn(block: Element): readonly Element[] {
  return [...block.querySelectorAll("span, div, p, li")].filter(isLine);
}

function isLine(element: Element): boolean {
  if (element.matches(lineElements)) return true;
  if (element.hasAttribute("data-line")) return true;
  const style = element.getAttribute("style") ?? "";
  return lineClasses.test(element.getAttribute("class") ?? "") || /display:\s*(?:block|flex)/i.test(style);
}

function languageOf(pre: Element): string | undefined {
  for (const element of [
    pre.querySelector("code"),
    pre,
    pre.closest("[class*='language-'], [data-language]"),
  ]) {
    const named = /(?:^|\s)(?:language|lang|highlight-source)-([\w+#-]+)/.exec(
      element?.getAttribute("class") ?? "",
    )?.[1];
    const language = named ?? element?.getAttribute("data-language") ?? element?.getAttribute("data-lang");
    if (language !== undefined && language !== null && language !== "") return language;
  }
  return undefined;
}

/** The text of code with a line for each of its innermost line elements, and for each break. */
function codeText(block: Element): string {
  let text = "";
  const visit = (node: Node): void => {
    if (node.nodeType === 3)
      text += betweenLines(node as Text) ?? (node as Text).data.replace(/\r\n?/g, "\n");
    if (node.nodeType !== 1 || isBeside(node as Element)) return;
    const element = node as Element;
    if (element.localName === "br") {
      // A break that is followed by a line end is the same line end.
      if (!/^[^\S\n]*\n/.test(element.nextSibling?.textContent ?? "")) text += "\n";
      return;
    }
    const line = isLine(element);
    if (line && text !== "" && !text.endsWith("\n")) text += "\n";
    for (const child of element.childNodes) visit(child);
    // A line that holds its own line end has no other; an empty one is a line as well.
    if (line && !holdsLine(element) && !/\n$/.test(element.textContent ?? "")) text += "\n";
  };
  for (const child of block.childNodes) visit(child);
  return text.replace(/^\n+/, "").trimEnd();
}

/** White space between two line elements is the markup's, but for lines that are empty; undefined for other text. */
function betweenLines(node: Text): string | undefined {
  const before = node.previousElementSibling;
  if (
    node.data.trim() !== "" ||
    node.parentElement === null ||
    ![...node.parentElement.children].some(isLine)
  )
    return undefined;
  const ends = node.data.split("\n").length - 1;
  return before?.localName === "span" && !/\n$/.test(before.textContent ?? "")
    ? "\n".repeat(Math.max(0, ends - 1))
    : "";
}

/** Removes the numbers that stand first in each line: those that count up by one. */
function dropNumbers(pre: Element): void {
  const numbers = [...pre.querySelectorAll("*")].filter(
    (element) =>
      /^\s*\d+\s*$/.test(element.textContent ?? "") &&
      element.previousElementSibling === null &&
      element.children.length === 0,
  );
  const outer = numbers.map((element) => {
    let top = element;
    while (
      top.parentElement !== null &&
      top.parentElement !== pre &&
      top.parentElement.childNodes.length === 1
    )
      top = top.parentElement;
    return top;
  });
  const values = outer.map((element) => Number(element.textContent));
  if (values.length < 2 || values.some((value, index) => index > 0 && value !== (values[index - 1] ?? 0) + 1))
    return;
  for (const element of outer) element.remove();
}

function holdsLine(element: Element): boolean {
  return [...element.querySelectorAll("*")].some(isLine);
}

function isBeside(element: Element): boolean {
  if (element.matches("style, script, [role='button']")) return true;
  if (!element.matches(beside)) return false;
  return element.localName === "button" || isNumbers(element.textContent ?? "");
}
