/** What many countries register names under, beside their own letters. */
const secondLevels = new Set([
  "ac",
  "co",
  "com",
  "edu",
  "gen",
  "go",
  "gob",
  "gov",
  "gv",
  "ne",
  "net",
  "or",
  "org",
]);

/**
 * The registrable domain of an address, near enough to keep pages of one site together: two parts of the host, three
 * below the usual second levels of countries. Hosts of many blogs count as one site, for their pages are built alike.
 * An address in a web archive counts as the one that it keeps; "" for what is no address.
 */
export function registrableDomain(address: string): string {
  const kept = /\/web\/\d+(?:[a-z]{2}_)?\/(https?:\/\/.+)$/.exec(address)?.[1] ?? address;
  if (!URL.canParse(kept)) return "";
  const parts = new URL(kept).hostname.split(".");
  const [second = "", top = ""] = parts.slice(-2);
  return parts.slice(top.length === 2 && secondLevels.has(second) ? -3 : -2).join(".");
}
