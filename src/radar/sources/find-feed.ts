import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { fetchFeed } from "../../web/outside-feed.ts";
import { readAddress } from "../../web/web-address.ts";
import type { SourceTrouble } from "./item-shelf.ts";
import type { ListedSource } from "./opml.ts";
import { readFeedAway } from "./read-feed-away.ts";
import { decodeFeed } from "./rules/feed-text.ts";

/** Where sites have their feeds, where they do not say it. */
const usual = ["feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed/"] as const;

/** Finds the feed of a site, or takes the address of one as it is. */
export async function findFeed(typed: string): Promise<Outcome<ListedSource, SourceTrouble>> {
  const address = readAddress(typed.replace(/^feed:(?:\/\/)?/i, ""));
  if (address === undefined) return failed({ kind: "not-an-address" });
  const fetched = await fetchFeed(address, {});
  if (!fetched.ok) return fetched;
  if (fetched.value === "unchanged") return failed({ kind: "no-feed" });
  const feed = await readFeedAway(fetched.value);
  if (feed === "endless") return failed({ kind: "endless" });
  if (feed !== undefined) return success({ title: feed.title, address, site: feed.site, tags: [] });
  const page = fetched.value;
  const named = linkedFeeds(decodeFeed(page.bytes.subarray(0, 600_000), page.contentType), page.address);
  const guesses = named.length > 0 ? named : usual.map((path) => new URL(path, withSlash(page.address)).href);
  for (const guess of guesses) {
    const answer = await fetchFeed(guess, {});
    if (!answer.ok || answer.value === "unchanged") continue;
    const found = await readFeedAway(answer.value);
    if (found !== undefined && found !== "endless")
      return success({ title: found.title, address: guess, site: page.address, tags: [] });
  }
  return failed({ kind: "no-feed" });
}

/** The feeds a page names (RSS Advisory Board, "RSS Autodiscovery"), comments' last. */
function linkedFeeds(html: string, base: string): readonly string[] {
  const found: { href: string; title: string }[] = [];
  // Parsed apart from this page: nothing of it runs or is loaded.
  const document = new DOMParser().parseFromString(html, "text/html");
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="alternate" i][href]')) {
    if (!/^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/i.test(link.type)) continue;
    const href = link.getAttribute("href") ?? "";
    if (URL.canParse(href, base)) found.push({ href: new URL(href, base).href, title: link.title });
  }
  const isOfComments = ({ href, title }: { href: string; title: string }): boolean =>
    /comment/i.test(href + title);
  return found
    .sort((one, other) => Number(isOfComments(one)) - Number(isOfComments(other)))
    .map(({ href }) => href);
}

function withSlash(address: string): string {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}
