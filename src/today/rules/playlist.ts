/** Something that could be read on a ride. */
export interface RideItem {
  readonly id: string;
  readonly title: string;
  /** Minutes that are left of it. */
  readonly minutes: number;
  readonly begun: boolean;
}

/**
 * What fits a ride of some minutes, never more: first what is half read, then the queue in its order, each
 * taken if it still fits.
 */
export function fillRide(items: readonly RideItem[], minutes: number): readonly RideItem[] {
  let left = minutes;
  const ordered = [...items.filter((item) => item.begun), ...items.filter((item) => !item.begun)];
  return ordered.filter((item) => {
    if (item.minutes > left) return false;
    left -= item.minutes;
    return true;
  });
}
