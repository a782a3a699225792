import { derivedId } from "../records/identity.ts";
import { rawAddress } from "../web/web-address.ts";
import { addressKey } from "./rules/canonical-address.ts";

/** The id two devices give the same article, by its canonical address. */
export function articleId(canonical: string): string {
  // The page of a file on GitHub and the raw file are one article.
  return derivedId("article", addressKey(rawAddress(canonical)));
}
