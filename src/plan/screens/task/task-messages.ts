/** The words at a task. */
export const messages = {
  here: "You are here",
  late: "late",
  skipped: (reason: string) => (reason === "" ? "skipped" : `skipped: ${reason}`),
  daily: "every day",
  weekly: "every week",
  monthly: "every month",
  minutes: (n: number) => `${n} min`,
  more: (task: string) => `More about “${task}”`,
} as const;
