/** The words of the keyboard's single keys. */
export const messages = {
  title: "Keys",
  close: "Close",
  keys: {
    "/": "Search everything",
    n: "New note",
    j: "Next row",
    k: "Row before",
    "?": "This list",
  },
  on: "Single keys",
  onText: "Off, letters and signs alone do nothing; everything has its button all the same.",
  settings: "Keyboard",
  show: "Show the keys",
} as const;
