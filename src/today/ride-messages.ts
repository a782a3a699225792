/** The words of the ride, the queue beside it and the resources of a week. */
export const messages = {
  nextRide: "Next ride",
  unit: "min",
  less: "Five minutes less",
  more: "Five minutes more",
  start: "Start ride",
  taste: "On this ride",
  tastes: { both: "Read and listen", read: "Read", listen: "Listen" },
  nothingFits: "Nothing on this device fits this ride yet.",
  minutes: (n: number) => `${n} min`,
  toQueue: "Open the queue",
  resources: "Resources",
  saved: (here: number, all: number) => `${here} of ${all} on this device`,
  save: "Save this week's resources",
  saving: "Saving…",
  progress: "Resources on this device",
  relative: (n: number) =>
    `${n === 1 ? "One link is" : `${n} links are`} relative to where the plan's file lies, which is not known here. Bring the plan by its address, and they can be saved too.`,
  open: (title: string) => title,
  failed: (n: number) => `${n} could not be had; the queue says why and offers to try again.`,
} as const;
