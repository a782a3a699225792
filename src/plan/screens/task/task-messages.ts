/** The words at a task. */
export const messages = {
  here: "You are here",
  late: "late",
  skipped: (reason: string) => (reason === "" ? "skipped" : `skipped: ${reason}`),
  status: {
    begun: () => "begun",
    dropped: () => "dropped in your file",
    forwarded: () => "moved on in your file",
    scheduled: () => "scheduled in your file",
    question: () => "a question",
    important: () => "important",
    starred: () => "starred",
    other: (character: string) => `marked [${character}] in your file`,
  },
  daily: "every day",
  weekly: "every week",
  monthly: "every month",
  minutes: (n: number) => `${n} min`,
  more: (task: string) => `More about “${task}”`,
} as const;
