/** A part of the day in which one rides. */
export type DayPart = "morning" | "midday" | "evening" | "night";

/** The weekday (Monday is 1, Sunday 7; ISO 8601) and the part of the day of a ride, such as "3-morning". */
export type RideSlot = `${number}-${DayPart}`;

/** The slot of a moment, in the device's own time. */
export function rideSlot(moment: Date): RideSlot {
  const hour = moment.getHours();
  const part = hour < 4 || hour >= 22 ? "night" : hour < 11 ? "morning" : hour < 16 ? "midday" : "evening";
  // The night after Monday is Monday's until four.
  const day = hour < 4 ? (moment.getDay() + 6) % 7 : moment.getDay();
  return `${day === 0 ? 7 : day}-${part}`;
}

export interface RideLength {
  readonly id: string;
  readonly minutes: number;
  readonly setAt: number;
}

/** Minutes of a ride that was never taken before. */
export const USUAL_RIDE = 25;

/** The minutes of the ride of a slot: as last set for it, else as last set for that part of another day. */
export function rideLength(lengths: readonly RideLength[], slot: RideSlot): number {
  const own = lengths.find(({ id }) => id === slot);
  const part = slot.slice(slot.indexOf("-"));
  const alike = lengths
    .filter(({ id }) => id.endsWith(part))
    .sort((one, other) => other.setAt - one.setAt)[0];
  return (own ?? alike)?.minutes ?? USUAL_RIDE;
}
