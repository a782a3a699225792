/** What runs in the browser for decisions that were made elsewhere: the article that the blocks of a page make. */
import { assembleBlocks } from "../../src/reading/fetching/extraction/deciding/assemble-blocks.ts";
import { pageBlocks } from "../../src/reading/fetching/extraction/deciding/page-blocks.ts";
import { finishArticle } from "../../src/reading/fetching/extraction/finish-article.ts";
import { preparePage } from "../../src/reading/fetching/extraction/preparing/prepare-page.ts";
import { reduceMarkup } from "../../src/reading/fetching/extraction/reduce-markup.ts";
import { textOfMarkup } from "./text-of-markup.ts";

/** The text of an article as the app would show it, where blocks are told by `belongs`. */
function assembled(markup: string, address: string, belongs: readonly boolean[]): string {
  const { page, facts, heading } = preparePage(
    markup.length > 1_000_000 ? reduceMarkup(markup).html : markup,
    address,
  );
  const { author, openTitle, ...about } = facts;
  const content = assembleBlocks(page.body, pageBlocks(page.body), belongs);
  const article = finishArticle(content, {
    ...about,
    title: heading || facts.title || openTitle,
    byline: author,
    address,
    found: "article",
  });
  return textOfMarkup(article?.html ?? "");
}

Object.assign(window, { assembled });
