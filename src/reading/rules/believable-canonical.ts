/**
 * Whether what a page says of its address (RFC 6596) may be meant for this very page: not where it only drops the
 * query, which may be what tells two pages apart, nor where it leads to the front page or to another site. It is a
 * page's word, so it is a reason to compare two articles, never one to remove or refuse any.
 */
export function isBelievable(canonical: string, own: string): boolean {
  const [said, found] = [new URL(canonical), new URL(own)];
  if (siteOf(said) !== siteOf(found)) return false;
  if (said.pathname === "/" && said.search === "") return false;
  return !(said.search === "" && found.search !== "" && samePath(said, found));
}

function samePath(one: URL, other: URL): boolean {
  return one.pathname.replace(/(?<!\/)\/+$/, "") === other.pathname.replace(/(?<!\/)\/+$/, "");
}

function siteOf(url: URL): string {
  return url.host.replace(/^(?:www|m|mobile|amp)\./, "");
}
