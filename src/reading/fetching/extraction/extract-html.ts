import { amountIn } from "./choosing/candidates.ts";
import { chooseCandidate } from "./choosing/choose-candidate.ts";
import { wholePage } from "./choosing/whole-page.ts";
import type { About, ExtractedArticle } from "./extracted-article.ts";
import { finishArticle } from "./finish-article.ts";
import { NOWHERE } from "./nowhere.ts";
import { preparePage } from "./preparing/prepare-page.ts";

/** A text of so many words and characters is never taken for too short against its page. */
const ENOUGH = 250;

/** Extracts the article of a page, or all of its text where that is wanted or no article is found. Never runs any of it. */
export function extractHtml(
  text: string,
  address: string,
  name: string,
  wanted: "article" | "whole-page",
): ExtractedArticle | undefined {
  const { page, facts, heading } = preparePage(text, address);
  const { author, openTitle, ...said } = facts;
  const about: About = {
    ...said,
    title: heading || facts.title || openTitle || name,
    byline: author,
    address,
    found: "whole-page",
  };
  const chosen = wanted === "whole-page" ? undefined : chooseCandidate(page, address);
  if (chosen === undefined) return finishArticle(wholePage(page), about);
  const { amount, root } = chosen;
  // Only a short text can be a poor one: the whole page is not looked at for the others.
  const poor = amount < ENOUGH && amountIn(wholePage(page)) > 2 * amount + 150;
  return finishArticle(root, {
    ...about,
    title: heading || chosen.title || about.title,
    byline: chosen.byline || about.byline,
    // What the extractors take for the site of a page that has no address is none.
    site: (address === NOWHERE ? "" : chosen.site) || about.site,
    language: chosen.language || about.language,
    found: poor ? "poor" : "article",
  });
}
