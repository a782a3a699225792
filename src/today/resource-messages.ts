/** The words of the resources of a week. */
export const messages = {
  resources: "Resources",
  saved: (here: number, all: number) => `${here} of ${all} on this device`,
  save: "Save this week's resources",
  saving: "Saving…",
  progress: "Resources on this device",
  relative: (n: number) =>
    `${n === 1 ? "One link is" : `${n} links are`} relative to where the plan's file lies, which is not known here. Bring the plan by its address, and they can be saved too.`,
  failed: (n: number) => `${n} could not be had; the queue says why and offers to try again.`,
} as const;
