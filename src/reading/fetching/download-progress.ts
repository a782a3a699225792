import { signal } from "@preact/signals";

/** How much of a recording is here, from 0 to 1, by its article; those that are under way alone. */
export const downloads = signal<ReadonlyMap<string, number>>(new Map());

/** Says how much is here; undefined where it is all here, or given up. */
export function tellDownload(article: string, share: number | undefined): void {
  const next = new Map(downloads.peek());
  if (share === undefined) next.delete(article);
  else next.set(article, share);
  downloads.value = next;
}
