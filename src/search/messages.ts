/** The words of searching. */
export const messages = {
  title: "Search",
  field: "Search everything",
  placeholder: "Titles, texts, notes, highlights",
  reading: "Reading what is on this device…",
  unread: "What is on this device could not be read, so nothing can be found.",
  ready: (n: number) => (n === 1 ? "1 thing to search" : `${n} things to search`),
  count: (shown: number, all: number) =>
    all === 0 ? "Nothing found" : all > shown ? `${shown} of ${all} found` : `${all} found`,
  nothing: "Nothing found",
  nothingText:
    "Every word is looked for in titles, texts, notes and highlights, anywhere in a word. Try fewer or shorter ones.",
  results: "Found",
} as const;
