import { comparePositions, type Placed } from "./queue-position.ts";

/** What of an article its order depends on. */
export interface Ordered extends Placed {
  readonly id: string;
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
      return (one, other) => comparePositions(one, other) || newest(one, other);
    case "shortest": {
      const of = (article: T): number => minutesLeft(article) ?? Number.MAX_SAFE_INTEGER;
      return (one, other) => of(one) - of(other) || newest(one, other);
    }
    case "progress":
      return (one, other) => share(other) - share(one) || newest(one, other);
  }
}
