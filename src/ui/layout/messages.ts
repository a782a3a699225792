/** The words of what stands on every page. */
export const messages = {
  search: "Search everything",
  settings: "Settings",
} as const;
