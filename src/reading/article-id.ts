import { derivedId } from "../records/identity.ts";
import { rawAddress } from "../web/web-address.ts";
import { addressKey } from "./rules/canonical-address.ts";

/** What makes two canonical addresses one article: the page of a file on GitHub and the raw file are one, too. */
export function articleKey(canonical: string): string {
  return addressKey(rawAddress(canonical));
}

/** The id two devices give the same article, by its canonical address. */
export function articleId(canonical: string): string {
  return derivedId("article", articleKey(canonical));
}
