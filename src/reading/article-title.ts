import type { Article } from "./article-record.ts";

/** What an article is called before its page was had: its address. */
export function titleOf(article: Article): string {
  return article.title === "" ? article.address.replace(/^https?:\/\//, "") : article.title;
}

/** Where an article is from: the podcast of an episode, else the site. */
export function sourceOf({ show, site }: Pick<Article, "show" | "site">): string {
  return show === "" ? site : show;
}

/** Where an article is to be seen as it was published: the page of an episode, else its own address; "" for none. */
export function originalOf({ page, address }: Pick<Article, "page" | "address">): string {
  return page === "" ? address : page;
}
