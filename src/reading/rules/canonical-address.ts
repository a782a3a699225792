/** Parameters that tell where a reader came from, never what the page is. */
const tracking =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igsh|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|s_cid|spm|scm|share_token|ref_src|ref_url|cmpid|trk|trkCampaign|_ga|_gl)$/i;

/**
 * The address an article is known by: without what tells its reader's way there (tracking parameters), without
 * the place in the page, hosts in lower case, percent-encodings normalised (RFC 3986, 6.2.2). Undefined for what is
 * no http or https address.
 */
export function canonicalAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  // A place in the page that begins with "!" or "/" is a page of its own on some sites.
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  url.username = "";
  url.password = "";
  // The parameters that stay are left as they are written: a space is "%20" or "+" as the site has it.
  const parameters = url.search.slice(1).split("&");
  const kept = parameters.filter((parameter) => !tracking.test(parameter.split("=")[0] ?? ""));
  const query = normalised(kept.join("&"));
  url.search = query === "" ? "" : `?${query}`;
  url.pathname = normalised(url.pathname);
  return url.href;
}

/** Percent-encodings in upper case, and none where the character may stand for itself (RFC 3986, 6.2.2.1 and 6.2.2.2). */
function normalised(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, (encoding, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w\-.~]/.test(character) ? character : encoding.toUpperCase();
  });
}

/** Marks that some programs encode and others do not, and that no site tells from their encodings. */
const marks: Readonly<Record<string, string>> = {
  "%21": "!",
  "%27": "'",
  "%28": "(",
  "%29": ")",
  "%2A": "*",
};

/**
 * What makes two canonical addresses the same article: neither the scheme nor a slash at the end does, nor whether
 * a mark or a character that no address may hold is written raw or encoded.
 */
export function addressKey(canonical: string): string {
  return canonical
    .replace(/^https?:\/\//, "")
    .replace(/(?<!\/)\/+(?=$|\?)/, "")
    .replace(/%(?:2[1789A])/g, (encoding) => marks[encoding] ?? encoding)
    .replace(/[|^`{}[\]\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
