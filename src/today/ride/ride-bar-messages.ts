/** The words of a ride under way. */
export const messages = {
  ride: "Ride",
  left: (minutes: number) => `${minutes} min to go`,
  over: (minutes: number) => `The ride is over · ${minutes} min read`,
  place: (at: number, all: number) => `${at} of ${all}`,
  end: "End ride",
  ended: (read: number, minutes: number) => `Ride ended · ${read} read, ${minutes} min`,
} as const;
