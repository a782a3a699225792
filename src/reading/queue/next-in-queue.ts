import type { Article } from "../article-record.ts";
import { articlesPresent } from "../shelf-store.ts";
import { queue } from "./unread-queue.ts";

/** The article that comes after one in the queue and is on this device; after the last, the first. */
export function nextInQueue(id: string): Article | undefined {
  const all = queue.value;
  const at = all.findIndex((article) => article.id === id);
  const isHere = (article: Article): boolean => article.id !== id && articlesPresent().has(article.id);
  return all.slice(at + 1).find(isHere) ?? all.find(isHere);
}
