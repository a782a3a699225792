/** The words of the ride card. */
export const messages = {
  nextRide: "Next ride",
  unit: "min",
  less: "Five minutes less",
  more: "Five minutes more",
  start: "Start ride",
  change: "Change",
  nothingFits: "Nothing on this device fits this ride yet.",
  minutes: (n: number) => `${n} min`,
  toQueue: "Open the queue",
} as const;
