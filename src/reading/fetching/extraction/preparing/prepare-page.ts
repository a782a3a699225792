import { baseOf, writeAddressesInFull } from "./addresses-in-full.ts";
import { articleHeading } from "./article-heading.ts";
import { keepBoxes } from "./boxes-beside.ts";
import { writeCodeAsLines } from "./code-lines.ts";
import { keepFormulas } from "./formulas.ts";
import { dropHeadingMarks } from "./heading-anchors.ts";
import { showFoldedContent } from "./hidden-content.ts";
import { showNoscriptPictures } from "./noscript-pictures.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";
import { dropFringe } from "./page-fringe.ts";
import { writeParagraphs } from "./paragraphs-by-newlines.ts";
import { writeTaskBoxes } from "./task-boxes.ts";

/** A page that an extractor may take apart: what it would throw away is safe, and addresses are in full. */
export interface PreparedPage {
  readonly page: Document;
  readonly facts: PageFacts;
  /** The heading that the page's title names, or "". */
  readonly heading: string;
}

/** Parses a page and makes it ready for extraction. */
export function preparePage(text: string, address: string): PreparedPage {
  const page = new DOMParser().parseFromString(text, "text/html");
  const base = baseOf(page, address);
  const facts = pageFacts(page, base);
  dropFringe(page);
  showNoscriptPictures(page);
  writeAddressesInFull(page, base);
  keepFormulas(page);
  writeCodeAsLines(page);
  showFoldedContent(page);
  keepBoxes(page);
  writeParagraphs(page);
  dropHeadingMarks(page);
  writeTaskBoxes(page);
  return { page, facts, heading: articleHeading(page, [facts.title, facts.openTitle]) };
}
