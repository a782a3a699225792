/** The raw file behind a GitHub page of a file; any other address as it is. */
export function rawAddress(address: string): string {
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
