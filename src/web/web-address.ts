/** First parts of GitHub addresses that are no people's: what follows them is no repository. */
const notOwners =
  /^(?:about|apps|collections|customer-stories|enterprise|events|explore|features|login|marketplace|notifications|orgs|pricing|search|security|settings|site|solutions|sponsors|topics|trending|users)$/i;

/** The raw file behind a GitHub page of a file, or the README behind a repository's; any other address as it is. */
export function rawAddress(address: string): string {
  const repository = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+)\/?(?:#.*)?$/i.exec(address);
  if (repository?.[1] !== undefined && !notOwners.test(repository[1]))
    return `https://raw.githubusercontent.com/${repository[1]}/${repository[2]}/HEAD/README.md`;
  const page =
    /^https?:\/\/(?:www\.)?github\.com\/([^/]+)\/([^/]+)\/(?:blob|raw)\/(?:refs\/heads\/)?([^?#]+)/i.exec(
      address,
    );
  return page === null ? address : `https://raw.githubusercontent.com/${page[1]}/${page[2]}/${page[3]}`;
}

/** The address a person typed, as a URL; a missing scheme is taken for https. Undefined where it is none. */
export function readAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d/.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === "" || /\s/.test(trimmed) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  return url.hostname.includes(".") || url.hostname === "localhost" || url.hostname.startsWith("[")
    ? url.href
    : undefined;
}
