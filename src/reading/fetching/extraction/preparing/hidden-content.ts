/** Panels of tabs, by their role and by what the usual tools call them. */
const panels =
  "[role='tabpanel'], .tab-pane, .tab-panel, .tabpanel, .tabs-panel, .tab-content > div, .tabbed-content > div, .tabs__content > div, .sphinx-tabs-panel";
/** What is hidden in these is no part of a text. */
const elsewhere =
  "nav, header nav, footer, dialog, form, [role='dialog'], [role='menu'], [role='navigation'], [class*='modal'], [class*='cookie'], [class*='menu']";

/**
 * Shows what a page hides only until a click: the panels of tabs, each under the name of its tab, closed details, and
 * parts of the text that a button unfolds. What is hidden for other reasons stays so.
 */
export function showFoldedContent(page: Document): void {
  for (const panel of page.querySelectorAll(panels)) if (isOfText(panel)) showPanel(page, panel);
  for (const details of page.querySelectorAll("details"))
    if (isOfText(details)) details.setAttribute("open", "");
  for (const button of page.querySelectorAll("[aria-controls][aria-expanded='false']")) {
    const unfolded = byId(page, button.getAttribute("aria-controls"));
    if (unfolded !== null && isOfText(unfolded) && unfolded.closest("article, main, [role='main']") !== null)
      show(unfolded);
  }
  // A button that names nothing unfolds what stands behind it.
  for (const button of page.querySelectorAll("[aria-expanded='false']:not([aria-controls])")) {
    for (let next = button.nextElementSibling; next !== null; next = next.nextElementSibling)
      if (isHidden(next) && isOfText(next) && isProse(next)) show(next);
  }
  for (const hidden of page.querySelectorAll("[hidden='until-found' i]")) if (isOfText(hidden)) show(hidden);
}

function showPanel(page: Document, panel: Element): void {
  const siblings = [...(panel.parentElement?.children ?? [])].filter((one) => one.matches(panels));
  show(panel);
  const name = siblings.length < 2 ? "" : tabName(page, panel, siblings.indexOf(panel));
  if (name === "" || panel.previousElementSibling?.hasAttribute("data-tab-name") === true) return;
  const label = page.createElement("p");
  label.setAttribute("data-tab-name", "");
  label.append(Object.assign(page.createElement("strong"), { textContent: name }));
  panel.prepend(label);
}

function tabName(page: Document, panel: Element, index: number): string {
  const named = byId(page, panel.getAttribute("aria-labelledby"));
  const list =
    panel.parentElement?.querySelector("[role='tablist']") ?? panel.parentElement?.previousElementSibling;
  const tab = named ?? list?.querySelectorAll("[role='tab']")[index];
  return tab?.textContent?.replace(/\s+/g, " ").trim().slice(0, 60) ?? "";
}

function show(element: Element): void {
  element.removeAttribute("hidden");
  element.removeAttribute("aria-hidden");
  const style = element.getAttribute("style");
  if (style !== null)
    element.setAttribute(
      "style",
      style.replace(/(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?/gi, ""),
    );
  const shown = [...element.classList].filter(
    (name) => !/^(?:is-)?(?:hidden|hide|collapsed?|d-none)$/i.test(name),
  );
  if (shown.length < element.classList.length) element.setAttribute("class", shown.join(" "));
}

function isHidden(element: Element): boolean {
  return element.hasAttribute("hidden") || /display\s*:\s*none/i.test(element.getAttribute("style") ?? "");
}

/** Words to be read, rather than a list of things to choose from. */
function isProse(element: Element): boolean {
  return (
    /[.!?…。！？؟।]\s*$/.test(element.textContent ?? "") && element.querySelector("a, button, input") === null
  );
}

function isOfText(element: Element): boolean {
  return element.closest(elsewhere) === null;
}

function byId(page: Document, id: string | null): Element | null {
  return id === null || id === "" ? null : page.getElementById(id);
}
