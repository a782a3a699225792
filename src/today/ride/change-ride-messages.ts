/** The words of the sheet in which a ride is changed before it starts. */
export const messages = {
  title: "Change this ride",
  close: "Close",
  swap: (title: string) => `Swap “${title}” for something else`,
  takeOut: (title: string) => `Take out “${title}”`,
  swapped: "Swapped",
  takenOut: "Taken out",
  undo: "Undo",
  asSuggested: "As suggested",
} as const;
