/** The words at a task. */
export const messages = {
  here: "You are here",
  late: "late",
  daily: "every day",
  weekly: "every week",
  monthly: "every month",
  minutes: (n: number) => `${n} min`,
  writeNote: (task: string) => `Write a note on “${task}”`,
} as const;
