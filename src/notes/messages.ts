/** The words of the notes' screens. */
export const messages = {
  title: "Notes",
  count: (n: number) => (n === 0 ? "None yet" : `${n} kept`),
  firstNote: "Write the first note",
  importObsidian: "Import from Obsidian",
  newNote: "New note",
  exportNotes: "Export notes",
  exportedAll: (n: number) => `${n} ${n === 1 ? "note" : "notes"} as Markdown, in your downloads`,
  nothingToExport: "There are no notes to export yet.",
  emptyTitle: "Nothing noted yet",
  emptyText:
    "A note is plain Markdown, about a task, an article or nothing at all. It is kept while you type, and leaves as a file whenever you like.",
  untitled: "Empty note",
  kind: "Note",
  redo: "Redo",
  linkTo: "Link to…",
  linkWords: "What it is called",
  linkSuggestions: "What the link can lead to",
  linkSuggestionCount: (n: number) =>
    `${n} ${n === 1 ? "suggestion" : "suggestions"}. Arrow keys choose, Enter writes the link.`,
  noTargets: "Nothing is called like that.",
  targetKinds: {
    note: "Note",
    task: "Task",
    topic: "Topic",
    article: "Article",
    highlight: "Highlight",
    project: "Project",
    release: "Release",
  },
  addPicture: "Add a picture",
  noPicture: (name: string) =>
    `${name === "" ? "That" : name} is no picture this browser can show. The note stays as it is.`,
  pictureTooLarge: (name: string) =>
    `${name} is too large to carry along, even made smaller. Crop it, or choose another.`,
  notesAbout: "Notes about this",
  versions: "Versions",
  versionsText: "What this note said before another device took something out of it.",
  noVersions: "No other device has taken anything out of this note.",
  versionOf: (when: string) => `Before ${when}`,
  bringBack: "Bring back",
  bringBackLabel: (when: string) => `Bring back the text from before ${when}`,
  versionBack: "The earlier text is back",
  exportChoices: "Export choices",
  exportSelected: (n: number) => `Export ${n} notes`,
  exportWhat: "What leaves",
  exportWhats: { notes: "Notes", vault: "Everything" },
  exportWhatText: {
    notes: "All notes with their pictures, and the highlights of each article.",
    vault: "A vault: notes, pictures, highlights, the log of minutes, the plan with its ticks.",
  },
  onlyChanged: "Only what changed",
  onlyChangedText: "Leaves out files that left this device before exactly as they are now.",
  nothingChanged: "Nothing has changed since the last export.",
  download: "Download",
  downloadZip: "Download as .zip",
  intoFolder: "Into a folder",
  writtenIntoFolder: (n: number, folder: string) =>
    `${n} ${n === 1 ? "file" : "files"} written into ${folder}`,
  notWritten: (names: string, n: number) =>
    `${n} ${n === 1 ? "file" : "files"} could not be written: ${names}. The notes are safe here; try again, or download the .zip.`,
  share: "Share",
  importFolder: "Import a folder of notes",
  select: "Select",
  selected: (n: number) => `${n} selected`,
  selectAll: "Select all",
  endSelection: "Done selecting",
  selectLabel: (title: string) => `Select “${title}”`,
  deleteSelected: "Delete",
  deletedMany: (n: number) => `${n} ${n === 1 ? "note" : "notes"} deleted`,
  groups: { pinned: "Pinned", today: "Today", week: "This week", earlier: "Earlier" },
  aboutFilter: "What they are about",
  aboutAll: "About anything",
  aboutKinds: {
    task: "About tasks",
    topic: "About topics",
    article: "About articles",
    highlight: "About highlights",
    project: "About projects",
    release: "About releases",
    nothing: "About nothing",
  },
  noneLikeThat: "No note is like that.",
  capture: "A thought",
  captureDone: "Done",
  captureOpen: "Open the note",
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
  frontMatter: "Dates in exported files",
  frontMatters: {
    none: "None: files as they are",
    obsidian: "created and updated (Obsidian)",
    hugo: "date and lastmod (Hugo)",
  },
  filesMissing: (n: number) =>
    n === 1
      ? "1 picture or other file is not on this device yet. Sync, then export again to have it as well."
      : `${n} pictures and other files are not on this device yet. Sync, then export again to have them as well.`,
  otherEncoding:
    "The file of this note is in another encoding than UTF-8. It leaves with its own bytes as long as nothing is changed in it, and in UTF-8 afterwards.",
  fileNotHere: "This file is not on this device yet. It comes with the next sync.",
  rename: "Rename",
  renameTitle: "Rename or move",
  renamed: "Renamed",
  path: "Folder and name",
  pathHint: "A slash separates folders.",
  pathTroubles: {
    empty: "A note needs a name.",
    letters: "Links cannot lead to a name with | # ^ [ ] \\ : * ? < > % or double quotes in it.",
    taken: "Another note has that name there.",
  },
  changeLinks: (links: number, notes: number) =>
    `Change ${links === 1 ? "the link that leads" : `${links} links that lead`} to it, in ${notes} ${notes === 1 ? "note" : "notes"}`,
  changeLinksHint: "Links that are left as they are lead nowhere.",
  noteBegun: "Note begun",
  missingNote: "No such note yet",
  missingNoteText: (target: string) => `The link leads to “${target}”, and no note is called that.`,
  createNote: (target: string) => `Create “${target}”`,
  folders: "Folders",
  allFolders: "All folders",
  folderTrail: "Where this folder lies",
  notesIn: (n: number) => (n === 1 ? "note" : "notes"),
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
  otherFiles: (names: readonly string[]) =>
    `${names.length} other ${names.length === 1 ? "file" : "files"} not taken along: ${endingsOf(names)}`,
  leftOut: (names: readonly string[]) =>
    `Left out, too large or unreadable: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`,
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
  copy: "Copy",
  copyFormatted: "Copy formatted",
  copied: "Copied as Markdown",
  copiedFormatted: "Copied with its formatting",
  notCopied: "The browser does not let this be copied here. Export the note instead.",
  print: "Print",
  emptyPreview: "There is nothing to preview yet.",
} as const;

/** The endings of files with how many have each, the most first, as "30 .base, 2 .css". */
function endingsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const dot = name.lastIndexOf(".");
    const ending = dot > name.lastIndexOf("/") ? name.slice(dot) : name.slice(name.lastIndexOf("/") + 1);
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 4)
    .map(([ending, count]) => `${count} ${ending}`)
    .join(", ");
}
