/** So much of a page's beginning holds its head. */
const HEAD = 300_000;

/** Where a page that was sent or saved as a file is from; "" where nothing tells. */
export interface PageAddresses {
  /** As the browser wrote it into the file when it saved the page. */
  readonly told: string;
  /** As the page says of itself: its canonical link, or Open Graph's url. */
  readonly said: string;
}

/** Reads the addresses in a page's head, and in the comment that browsers and SingleFile write when they save one. */
export function addressesInPage(html: string): PageAddresses {
  const page = new DOMParser().parseFromString(html.slice(0, HEAD), "text/html");
  const start = html.slice(0, 2000);
  const told =
    /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(start)?.[1] ??
    /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\S+)/.exec(start)?.[1] ??
    "";
  const said = [
    page.querySelector("link[rel~='canonical' i]")?.getAttribute("href"),
    page.querySelector("meta[property='og:url' i]")?.getAttribute("content"),
  ].find((address) => address != null && /^https?:\/\//i.test(address));
  return { told, said: said ?? "" };
}
