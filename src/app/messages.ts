/** The words of the frame and the settings. */
export const messages = {
  appName: "Wayside",
  places: { today: "Today", plan: "Plan", read: "Read", radar: "Radar", notes: "Notes" },
  settings: "Settings",
  navigation: "Places",
  skip: "Skip to the content",
  status: "Where your work is",
  offline: "Offline",
  everythingHere: "everything is on this device",
  waiting: (n: number) => (n === 1 ? "1 change waits to sync" : `${n} changes wait to sync`),
  allMet: "All met",
  neverMet: "not met yet",
  lastMet: (when: string) => `last met ${when}`,
  syncing: "Meeting…",
  syncNow: "Sync now",
  noGateway: "Kept on this device. No gateway here: carry it as a file",
  unreachable: "The gateway cannot be reached",
  refused: "The gateway asks for its token, in Settings",
  full: "The gateway's disk is full",
  failed: "The meeting did not work out; nothing is lost, it is tried again",
  storage: "This device could not take in what the others wrote",
  damagedFile: "A file of another device is damaged and was left alone",
  updateReady: "A new version of Wayside is ready. It waits until you say so.",
  updateElsewhere: "A new version was started in another tab. Reload this one when you are done typing.",
  update: "Start the new version",
  reload: "Reload",
  later: "Later",
  missingPart:
    "A part of the app could not be loaded, most likely because a newer version has replaced it. What you wrote is kept.",
  broken: "Something in this screen broke. What you wrote is kept.",
  notFound: "There is nothing at this address",
  toToday: "Go to Today",
  installTitle: "On your phone",
  safeTitle: "Is my work safe?",
  yourFiles: "Your files",
  yourFilesText:
    "One file carries everything: plans, ticks, queue, notes. It comes in again by merging, so nothing here is ever replaced.",
  exportEverything: "Export everything",
  importFile: "Import an export file",
  exported: (name: string) => `${name} is in your downloads`,
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
  folderTitle: "Where devices meet",
  gatewayHere:
    "This gateway keeps a folder of export files. Each device writes only its own and takes in the others'.",
  gatewayAway:
    "The gateway cannot be reached now. Everything stays on this device and goes over when it can.",
  gatewayNone:
    "This copy of Wayside runs without a gateway, so devices meet by hand: export everything here, import it there. Articles can only be fetched from sites that answer browsers, such as raw files on GitHub.",
  token: "Token of the gateway",
  tokenHint: "The one its keeper set as WAYSIDE_TOKEN.",
  saveToken: "Use this token",
  tokenWrong: "That token does not open the gateway.",
  storageTitle: "On this device",
  storageUsed: (used: string, allowed: string) => `${used} of ${allowed} in use`,
  persisted: "The browser has promised to keep it.",
  notPersisted: "The browser may clear it when space runs short. Install Wayside, or sync, to be safe.",
  webkitNote:
    "Safari clears a site's storage after seven days without a visit, unless it is installed: Share, then Add to Home Screen.",
  theme: "Theme",
  themes: { auto: "As the device", light: "Light", dark: "Dark" },
} as const;
