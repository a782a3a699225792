/** Something that could be read or heard on a ride. */
export interface RideItem {
  readonly id: string;
  readonly title: string;
  /** Minutes that are left of it. */
  readonly minutes: number;
  readonly begun: boolean;
  /** A resource of the week of the plan. */
  readonly planned: boolean;
  /** A recording. */
  readonly audio: boolean;
}

export const tastes = ["both", "read", "listen"] as const;
/** What one would rather do on a ride. */
export type RideTaste = (typeof tastes)[number];

/**
 * What fits a ride of some minutes, never more: first what is half read, then this week's resources of the plan,
 * then the queue in its order, each taken if it still fits.
 */
export function fillRide(items: readonly RideItem[], minutes: number, taste: RideTaste): readonly RideItem[] {
  const rank = ({ begun, planned }: RideItem): number => (begun ? 0 : planned ? 1 : 2);
  return fillInOrder(
    [...items].sort((one, other) => rank(one) - rank(other)),
    minutes,
    taste,
  );
}

/** Fills a ride from items that come in the order they are to be read in; of many no more are looked at than it takes. */
export function fillInOrder(
  items: Iterable<RideItem>,
  minutes: number,
  taste: RideTaste,
): readonly RideItem[] {
  const playlist: RideItem[] = [];
  let left = minutes;
  for (const item of items) {
    if (left < 1) break;
    if (item.minutes > left || !(taste === "both" || item.audio === (taste === "listen"))) continue;
    left -= item.minutes;
    playlist.push(item);
  }
  return playlist;
}
