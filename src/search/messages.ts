/** The words of searching. */
export const messages = {
  title: "Search",
  field: "Search everything",
  placeholder: "Tasks, articles, notes, releases …",
  reading: "Reading what is on this device…",
  unread: "What is on this device could not be read, so nothing can be found.",
  ready: (n: number) => (n === 1 ? "1 thing to search" : `${n} things to search`),
  count: (all: number) => (all === 0 ? "Nothing found" : `${all} found`),
  more: (n: number) => `Show ${n} more`,
  furtherWords: (n: number) => `${n} more. A further word narrows them down.`,
  nothing: "Nothing found",
  nothingText:
    "Every word is looked for in tasks, topics, articles, highlights, notes, releases, pieces of feeds, events and links, anywhere in a word. Try fewer or shorter ones.",
} as const;
