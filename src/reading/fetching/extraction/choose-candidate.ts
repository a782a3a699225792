import { type Candidate, defuddleCandidate, readabilityCandidate } from "./candidates.ts";

/**
 * So much text, in words and characters, makes Readability's choice a sure one. It weighs parts of a page
 * against each other and is at its best on long articles; on short pages and odd ones Defuddle is, which looks
 * at what a page says of itself. Measured over 338 pages (benchmarks/extraction): either alone reaches 0.937
 * and 0.962, the better of the two page by page 0.988, this rule 0.977; from 250 to 350 words it hardly moves.
 */
const SURE = 300;

/** The content of a page by the extractor that suits it; undefined where neither finds any. */
export function chooseCandidate(page: Document, address: string): Candidate | undefined {
  const byReadability = readabilityCandidate(page.cloneNode(true) as Document);
  if (byReadability !== undefined && byReadability.amount >= SURE) return byReadability;
  const byDefuddle = defuddleCandidate(page, address);
  return byDefuddle !== undefined && byDefuddle.amount > 0 ? byDefuddle : byReadability;
}
