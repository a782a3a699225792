/** The schemes a link may lead to; everything else that comes in a text, a record or a feed leads nowhere. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** Addresses without a scheme are places of this app. */
const HERE = "https://here.invalid/";
/** What a link that joins a sync location carries; it is opened by a person who has it, never by a tap on a text. */
export const JOIN_MARK = "#join=";

/**
 * The one way in which an address becomes the `href` of a link. Parsed as the browser parses it (WHATWG URL), so that no
 * space, line end or case hides a scheme. Undefined, a link that leads nowhere, for schemes that run something or that
 * this app does not follow, and for links that would make this device join somebody's sync location.
 */
export function hrefOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, HERE)) return undefined;
  const url = new URL(address, HERE);
  return SCHEMES.has(url.protocol) && !url.hash.startsWith(JOIN_MARK) ? address : undefined;
}
