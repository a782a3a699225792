/** What of an article its order depends on. */
export interface Ordered {
  readonly id: string;
  readonly savedAt: number;
  readonly rank: number | null;
}

export const orders = ["hand", "newest", "shortest", "progress"] as const;
/** By hand, the last saved first, the fewest minutes left first, or what is furthest read first. */
export type QueueOrder = (typeof orders)[number];

/** Compares two articles for an order; ties are settled by when they were saved, the newest first. */
export function comparison<T extends Ordered>(
  order: QueueOrder,
  minutesLeft: (article: T) => number | undefined,
  share: (article: T) => number,
): (one: T, other: T) => number {
  const newest = (one: T, other: T): number => other.savedAt - one.savedAt || (one.id < other.id ? -1 : 1);
  switch (order) {
    case "newest":
      return newest;
    case "hand":
      return (one, other) => rankOf(one) - rankOf(other) || newest(one, other);
    case "shortest": {
      const of = (article: T): number => minutesLeft(article) ?? Number.MAX_SAFE_INTEGER;
      return (one, other) => of(one) - of(other) || newest(one, other);
    }
    case "progress":
      return (one, other) => share(other) - share(one) || newest(one, other);
  }
}

/** Puts articles into an order. */
export function inOrder<T extends Ordered>(
  articles: readonly T[],
  order: QueueOrder,
  minutesLeft: (article: T) => number | undefined,
  share: (article: T) => number,
): readonly T[] {
  return [...articles].sort(comparison(order, minutesLeft, share));
}

/** What was never moved stands by when it was saved, above what was saved before it: new things come on top. */
function rankOf({ rank, savedAt }: Ordered): number {
  return rank ?? -savedAt;
}

/**
 * The rank that puts an article between two others, either of which may be missing at the ends of the list.
 * Only the article that is moved is written, so two devices that move different ones both keep their moves.
 */
export function rankBetween(before: Ordered | undefined, after: Ordered | undefined): number {
  if (before === undefined && after === undefined) return 0;
  if (before === undefined) return rankOf(after as Ordered) - 60_000;
  if (after === undefined) return rankOf(before) + 60_000;
  return (rankOf(before) + rankOf(after)) / 2;
}
