/** The words of what stands on every page. */
export const messages = {
  settings: "Settings",
} as const;
