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
 * What fits a ride of some minutes, never more, of items in the order in which they are to be read: each is taken if it
 * still fits. Of many no more are looked at than it takes.
 */
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
