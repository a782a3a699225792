/** The words of the notes' screens. */
export const messages = {
  title: "Notes",
  count: (n: number) => (n === 0 ? "None yet" : `${n} kept`),
  newNote: "New note",
  exportNotes: "Export notes",
  exportedAll: (n: number) => `${n} ${n === 1 ? "note" : "notes"} as Markdown, in your downloads`,
  nothingToExport: "There are no notes to export yet.",
  emptyTitle: "Nothing noted yet",
  emptyText:
    "A note is plain Markdown, about a task, an article or nothing at all. It is kept while you type, and leaves as a file whenever you like.",
  untitled: "Empty note",
  kind: "Note",
  back: "Back to notes",
  field: "Note",
  placeholder: "Write in Markdown. The first line is the title.",
  preview: "Preview",
  edit: "Edit",
  exportOne: "Export this note",
  remove: "Delete this note",
  removed: "Note deleted",
  undo: "Undo",
  untouched: "Kept as you type",
  keeping: "Keeping…",
  kept: "Kept on this device",
  notKept: "Not kept yet. ",
  exported: (name: string) => `${name} is in your downloads`,
  unreadable: "The notes could not be read",
  gone: "This note is not on this device.",
  chooseTitle: "Choose a note, or begin one",
  chooseText:
    "Notes are plain Markdown, kept while you type. They leave as files whenever you like, one by one or all as a zip.",
  begin: "Begin a note",
  frontMatter: "Above the text of exported notes",
  frontMatters: {
    both: "For Obsidian and Hugo",
    obsidian: "For Obsidian",
    hugo: "For Hugo",
    none: "Nothing",
  },
  importNotes: "Import notes",
  imported: (added: number, updated: number, same: number) =>
    added + updated === 0
      ? same === 0
        ? "No new notes were found in that. Choose Markdown files (.md), or a .zip of them."
        : `All ${same} of them are here already.`
      : [
          added === 0 ? "" : `${added} new`,
          updated === 0 ? "" : `${updated} newer`,
          same === 0 ? "" : `${same} here already`,
        ]
          .filter((part) => part !== "")
          .join(", "),
  differing: (names: readonly string[]) =>
    `Changed here and in the file, so left as they are here: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`,
  leftOut: (names: readonly string[]) =>
    `Left out, for they are no Markdown text: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`,
  toolbar: "Marks",
  marks: {
    heading: "Heading",
    list: "List",
    task: "Task",
    link: "Link",
    code: "Code",
    quote: "Quote",
  },
  backlinks: "Linked from",
  pin: "Pin",
  unpin: "Unpin",
  pinned: "Pinned",
  tags: "Tags",
  all: "All",
  trash: "Trash",
  trashTitle: "Trash",
  trashText: "Deleted notes stay here for 30 days.",
  trashEmpty: "No note was deleted in the last 30 days.",
  restore: "Restore",
  restoreLabel: (title: string) => `Restore “${title}”`,
  restored: "Note restored",
  deletedOn: (when: string) => `deleted ${when}`,
  close: "Close",
  emptyPreview: "There is nothing to preview yet.",
} as const;
