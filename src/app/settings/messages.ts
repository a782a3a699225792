/** The words of the settings. */
export const messages = {
  settings: "Settings",
  yourFiles: "Your files",
  yourFilesText:
    "One file carries everything: plans, ticks, queue, notes. It comes in again by merging, so nothing here is ever replaced.",
  exportEverything: "Export everything",
  shareEverything: "Share everything",
  notShared: "It was not shared. Export everything writes the same file.",
  importFile: "Import an export file",
  exported: (name: string) => `${name} is in your downloads`,
  quarantined: (n: number) =>
    n === 1
      ? "One record makes no sense to this version: it is kept aside, and a newer Wayside tries it again."
      : `${n} records make no sense to this version: they are kept aside, and a newer Wayside tries them again.`,
  imported: (records: number, changed: number) =>
    changed === 0
      ? `The file was read; all ${records} of its records were here already.`
      : `${changed} of ${records} records were new or newer, and are here now.`,
  foreign:
    "That is not an export file of Wayside. Nothing was changed. Choose a file whose name ends in .jsonl and that Wayside wrote.",
  newer: (version: number) =>
    `That file was written by a newer version of Wayside (format ${version}). Nothing was changed. Update this one, then import it again.`,
  cut: "That file is not whole: its end is missing. Nothing was changed. Copy or download it again.",
  damaged:
    "That file is damaged: it does not hold what it says. Nothing was changed. Copy or download it again.",
  storageTitle: "On this device",
  storageUsed: (used: string, allowed: string) => `${used} of ${allowed} in use`,
  persisted: "The browser has promised to keep it.",
  notPersisted: "The browser may clear it when space runs short. Install Wayside, or sync, to be safe.",
  webkitNote:
    "Safari clears a site's storage after seven days without a visit, unless it is installed: Share, then Add to Home Screen.",
  recordingBudget: "Room for recordings",
  recordingBudgetText: (n: number, bytes: string) =>
    `${n === 0 ? "No recordings" : n === 1 ? "One recording" : `${n} recordings`} fetched from the web on this device${n === 0 ? "" : `: ${bytes}`}. Those you have heard make room for new ones.`,
  withoutEnd: "As much as there is",
  theme: "Theme",
  themes: { auto: "As the device", light: "Light", dark: "Dark" },
} as const;
