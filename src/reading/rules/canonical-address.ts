/** Parameters that tell where a reader came from, never what the page is. */
const tracking =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igsh|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|s_cid|spm|scm|share_token|ref_src|ref_url|cmpid|trk|trkCampaign|_ga|_gl)$/i;

/**
 * The address an article is known by: without what tells its reader's way there (tracking parameters), without
 * the place in the page, hosts in lower case. Undefined for what is no http or https address.
 */
export function canonicalAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  // A place in the page that begins with "!" or "/" is a page of its own on some sites.
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  url.username = "";
  url.password = "";
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  if (kept.length < [...url.searchParams].length) url.search = new URLSearchParams(kept).toString();
  return url.href;
}

/** What makes two canonical addresses the same article: neither the scheme nor a slash at the end does. */
export function addressKey(canonical: string): string {
  return canonical.replace(/^https?:\/\//, "").replace(/\/+(?=$|\?)/, "");
}
