import { baseOf, writeAddressesInFull } from "./addresses-in-full.ts";
import { keepFormulas } from "./formulas.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";

/** A page that an extractor may take apart: what it would throw away is safe, and addresses are in full. */
export interface PreparedPage {
  readonly page: Document;
  readonly facts: PageFacts;
}

/** Parses a page and makes it ready for extraction. */
export function preparePage(text: string, address: string): PreparedPage {
  const page = new DOMParser().parseFromString(text, "text/html");
  const base = baseOf(page, address);
  const facts = pageFacts(page, base);
  writeAddressesInFull(page, base);
  keepFormulas(page);
  return { page, facts };
}
