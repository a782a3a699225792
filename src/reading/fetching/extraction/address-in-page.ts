/** So much of a page's beginning holds its head. */
const HEAD = 300_000;

/**
 * The address a page that was sent or saved as a file says it has: its canonical link, Open Graph's url, or the
 * comment browsers write when they save a page. Undefined where it says nothing.
 */
export function addressInPage(html: string): string | undefined {
  const page = new DOMParser().parseFromString(html.slice(0, HEAD), "text/html");
  const found = [
    page.querySelector("link[rel~='canonical' i]")?.getAttribute("href"),
    page.querySelector("meta[property='og:url' i]")?.getAttribute("content"),
    /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(html.slice(0, 2000))?.[1],
  ];
  return found.find((address) => address != null && /^https?:\/\//i.test(address)) ?? undefined;
}
