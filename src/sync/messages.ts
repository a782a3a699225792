/** What is said of a meeting before there is anyone who knows more. */
export const messages = {
  failed: "The meeting did not work out; it is tried again",
} as const;
