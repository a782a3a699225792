import { signal } from "@preact/signals";
import type { RideItem } from "./rules/playlist.ts";

/** What was changed about the next ride, by the ids of its items; undone when a ride starts. */
export interface RideChanges {
  /** Gave way to others that fit. */
  readonly swapped: ReadonlySet<string>;
  /** Were taken out, with the minutes that stay free. */
  readonly takenOut: ReadonlyMap<string, number>;
}

const unchanged: RideChanges = { swapped: new Set(), takenOut: new Map() };

/** The changes to the next ride. */
export const rideChanges = signal(unchanged);

/** Whether the next ride is not what it would be of itself. */
export function isRideChanged(): boolean {
  const { swapped, takenOut } = rideChanges.value;
  return swapped.size + takenOut.size > 0;
}

/** Gives a ride back what it would be of itself. */
export function resetRideChanges(): void {
  rideChanges.value = unchanged;
}

/** The items that were neither swapped nor taken out, in their order. */
export function* withoutChanged(items: Iterable<RideItem>): Iterable<RideItem> {
  const { swapped, takenOut } = rideChanges.value;
  for (const item of items) if (!swapped.has(item.id) && !takenOut.has(item.id)) yield item;
}

/** The minutes that are left of a ride beside what was taken out of it. */
export function minutesToFill(minutes: number): number {
  return [...rideChanges.value.takenOut.values()].reduce((left, free) => left - free, minutes);
}
