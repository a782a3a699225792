/** The words of the controls themselves. */
export const messages = {
  restored: "Back as it was",
  undo: "Undo",
} as const;
