/** The words of the pace that is offered to a plan without days. */
export const messages = {
  title: "A pace",
  offer: {
    sessions:
      "This plan names no days. Say how many sessions a week, and each gets its day; or leave it as it is.",
    tasks: "This plan names no days. Say how many tasks a week, and each gets its day; or leave it as it is.",
  },
  given: {
    sessions: (start: string) =>
      `From ${start}, one session after the other, in the order of the file. Nothing in the file changes.`,
    tasks: (start: string) =>
      `From ${start}, one task after the other, in the order of the file. Nothing in the file changes.`,
  },
  none: "No days",
  perWeek: (n: number) => `${n} a week`,
  daily: "Every day",
} as const;
