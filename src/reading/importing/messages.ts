/** The words of moving in from another reader. */
export const messages = {
  import: "Import from another reader",
  title: "What the export holds",
  reading: "Reading the export…",
  unknown:
    "That is no export this app knows. Pocket, Instapaper, Omnivore, wallabag, Readwise Reader, Readeck, karakeep, Linkwarden, linkding, Raindrop, Matter, Pinboard, stars of feed readers and browsers’ bookmarks (CSV, JSON, HTML, or a zip of them) are read.",
  unknownFiles: (names: string) => `No export this app knows, and left out: ${names}`,
  found: (fresh: number, known: number) =>
    fresh + known === 0
      ? "There is no article in it."
      : fresh === 0
        ? known === 1
          ? "That article is here already."
          : `All ${known} articles are here already.`
        : `${fresh} ${fresh === 1 ? "article is" : "articles are"} new${known === 0 ? "" : `, ${known} here already`}.`,
  state: (unread: number, read: number) => `${unread} to read, ${read} read or put away`,
  highlights: (n: number) => `${n} ${n === 1 ? "highlight" : "highlights"}`,
  notes: (n: number) => `${n} ${n === 1 ? "note" : "notes"}`,
  leftBehind: (what: string) => `Not taken along: ${what}`,
  leftBehindKinds: {
    "full-text": (n: number) =>
      `${n} ${n === 1 ? "beginning of a text" : "beginnings of texts"} (pages are fetched anew)`,
    description: (n: number) => `${n} ${n === 1 ? "description" : "descriptions"}`,
  },
  addNotes: (n: number) => `Add ${n} ${n === 1 ? "note" : "notes"}`,
  tags: (n: number) => `${n} ${n === 1 ? "tag" : "tags"}`,
  /** The tag of what was marked as a favourite in another reader. */
  starredTag: "starred",
  stars: (n: number) => `${n} ${n === 1 ? "favourite gets" : "favourites get"} the tag “starred”`,
  fullTexts: (n: number) => `${n} with ${n === 1 ? "its text" : "their texts"}`,
  newlyTagged: (n: number) => `${n} here already ${n === 1 ? "gets" : "get"} tags`,
  addTags: (n: number) => `Add tags to ${n} ${n === 1 ? "article" : "articles"}`,
  lastImport: "Imported last",
  lastImportText: (when: string, n: number) =>
    `${when}: ${n === 0 ? "additions to what was here" : `${n} ${n === 1 ? "article" : "articles"}`}. What you have changed since stays.`,
  undo: "Undo",
  undoImport: "Undo this import",
  takenBack: "The import is taken back",
  begin: (n: number) => `Import ${n} ${n === 1 ? "article" : "articles"}`,
  addHighlights: (n: number) => `Add ${n} ${n === 1 ? "highlight" : "highlights"}`,
  progress: (done: number, all: number) => `${done} of ${all}`,
  progressLabel: "Articles imported",
  done: (n: number) => `${n} ${n === 1 ? "article" : "articles"} imported`,
  added: "Added to what is here",
  skipped: (n: number) => `${n} left out, and why`,
  why: {
    "no-address": "it names no address",
    "not-web": "its address is none of the web",
    twice: "it stands twice in the export",
  },
  close: "Close",
} as const;
