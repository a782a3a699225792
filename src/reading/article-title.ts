import type { Article } from "./article-record.ts";

/** What an article is called before its page was had: its address. */
export function titleOf(article: Article): string {
  return article.title === "" ? article.address.replace(/^https?:\/\//, "") : article.title;
}
