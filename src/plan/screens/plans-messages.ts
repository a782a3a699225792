/** The words of the list of plans. */
export const messages = {
  title: "Plans",
  choose: (title: string) => `Plans: ${title}`,
  close: "Close",
  inUse: "In use",
  isAway: "put away",
  useIt: "Use",
  use: (fileName: string) => `Use ${fileName}`,
  bring: "Bring another plan",
  away: "Put this plan away",
  putAway: "Plan put away",
} as const;
