/** The words about what keeps the person's work safe. */
export const messages = {
  title: "Safety net",
  text: "A copy of everything is kept on this device for each of the last seven days on which something changed.",
  noBackups: "The first copy is made a little after something was written.",
  backup: (n: number, records: string, size: string) =>
    `${records} ${n === 1 ? "record" : "records"}, ${size}`,
  lookAt: "Look at it",
  lookAtLabel: (day: string) => `Look at it: ${day}`,
  close: "Close",
  asItWas: (day: string) => `As it was on ${day}`,
  nothingDiffers: "Everything of that day is here as it was.",
  unreadable: "That copy cannot be read any more. The others are not touched by it.",
  lookText:
    "Nothing is changed by looking. What you bring back is written again, and what stands now is in today’s copy.",
  gone: "Gone since",
  changed: "Otherwise since",
  bringBack: "Bring back",
  bringBackLabel: (title: string) => `Bring back “${title}”`,
  broughtBack: (n: number) => (n === 1 ? "One thing is back as it was" : `${n} things are back as they were`),
  saveCopy: "Save this copy as a file",
  kinds: {
    notes: "Note",
    articles: "Article",
    plans: "Plan",
    highlights: "Highlight",
  },
  others: (n: number) => (n === 1 ? "One tick, date or choice" : `${n} ticks, dates and choices`),
  untitled: "Without a title",
  verify: "Verify my data",
  verifying: "Reading everything again…",
  verified: (records: string, texts: string, files: string) =>
    `All is as it should be: ${records} records, ${texts} texts and ${files} files were read and compared.`,
  wrong: (records: number, files: number) =>
    `${records} records and ${files} files are not what they should be. Export everything now and keep the file; then import an export of another device, which mends what that one has.`,
  missingFiles: (n: number) =>
    n === 1 ? "One file is still on another device alone." : `${n} files are still on another device alone.`,
  place: (name: string, files: number) =>
    `${name}: ${files === 1 ? "the file" : `all ${files} files`} of this device read back as written.`,
  placeMissing: (name: string) =>
    `${name}: not all of this device stood there as it should; it is written anew at the next meeting.`,
  placeUnread: (name: string) => `${name} could not be read now.`,
  deleteTitle: "Leave this device",
  deleteText: "Removes plans, notes, articles, keys and settings from this device alone.",
  delete: "Delete everything on this device",
  deleteQuestion:
    "Everything Wayside keeps on this device goes: plans, notes, articles, copies, places and their keys. What lies at your places and on your other devices stays. Take a last export with you.",
  deleteWaiting: (n: number) =>
    n === 1 ? "1 change has not been met over yet." : `${n} changes have not been met over yet.`,
  deleteNow: "Delete it all",
  exportFirst: "Export everything",
  exported: (name: string) => `${name} is in your downloads`,
  cancel: "Cancel",
} as const;
