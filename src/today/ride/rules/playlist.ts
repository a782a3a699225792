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
  let left = minutes;
  const rank = ({ begun, planned }: RideItem): number => (begun ? 0 : planned ? 1 : 2);
  return items
    .filter(({ audio }) => taste === "both" || audio === (taste === "listen"))
    .sort((one, other) => rank(one) - rank(other))
    .filter((item) => {
      if (item.minutes > left) return false;
      left -= item.minutes;
      return true;
    });
}
