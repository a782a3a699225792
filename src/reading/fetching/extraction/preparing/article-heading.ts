/**
 * The heading of a page that its title names: "Signal box" of "Signal box - The Yard Wiki". The tail that names the site
 * is in the tab, not over the text. "" where no heading is a part of what the page is called.
 */
export function articleHeading(page: Document, titles: readonly string[]): string {
  const said = titles.map(plain).filter((title) => title !== "");
  const found = [...page.querySelectorAll("h1")]
    .map((heading) => ({ text: words(heading), rank: rankOf(heading) }))
    .filter(({ text, rank }) => rank >= 0 && said.some((title) => isPart(plain(text), title)));
  const best = Math.max(...found.map(({ rank }) => rank));
  return found.find(({ rank }) => rank === best)?.text ?? "";
}

/** Whether a heading is the title, or one of the parts that separators make of it. */
function isPart(heading: string, title: string): boolean {
  if (heading === "" || heading === title) return heading !== "";
  const at = title.indexOf(heading);
  if (at === -1) return false;
  const before = title.slice(0, at);
  const after = title.slice(at + heading.length);
  return (before === "" || endsApart(before)) && (after === "" || beginsApart(after));
}

const endsApart = (text: string): boolean => /[|·•»«›‹:：/\\—–―_-]$/u.test(text.trimEnd());
const beginsApart = (text: string): boolean => /^\s*[|·•»«›‹:：/\\—–―_-]/u.test(text);

/** A heading of the text before one of the page; none of a menu. */
function rankOf(heading: Element): number {
  if (heading.closest("nav, footer, aside, dialog, [role='navigation'], [hidden]") !== null) return -1;
  const inText = heading.closest("article, main, [role='main']") !== null;
  const inMenu = /menu|nav|logo|brand|site-?(?:name|title)/i.test(
    `${heading.className} ${heading.parentElement?.className ?? ""}`,
  );
  return (inText ? 2 : 1) - (inMenu ? 1 : 0);
}

/** The words of a heading, without the signs of no width that anchors leave in it. */
function words(heading: Element): string {
  return (heading.textContent ?? "")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
