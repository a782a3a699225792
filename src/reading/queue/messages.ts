import { duration } from "../../ui/text/duration.ts";

/** The words of the reading queue. */
export const messages = {
  title: "Read",
  add: "More ways to add",
  backInQueue: "Back in the queue",
  summary: (count: number, timed: number, minutes: number) => {
    if (count === 0) return "Nothing to read";
    if (timed === 0) return `${count} to read`;
    return timed === count
      ? `${count} to read · ${duration(minutes)} in all`
      : `${count} to read · ${duration(minutes)} for the ${timed} that are timed`;
  },
  views: "Lists",
  view: {
    queue: "Queue",
    fits: (minutes: number) => `Fits ${minutes} min`,
    listen: "Listen",
    finished: "Finished",
    archive: "Archive",
  },
  order: "Order",
  orders: { newest: "Newest", shortest: "Shortest", progress: "In progress", hand: "By hand" },
  movedTo: (position: number, count: number) => `Now ${position} of ${count}`,
  select: "Select",
  selectDone: "Done selecting",
  selected: (n: number) => `${n} selected`,
  selectAll: "Select all",
  selectNamed: (title: string) => `Select “${title}”`,
  unreadable: "The queue could not be read",
  empty: {
    queue: "The queue is empty",
    fits: "Nothing here fits that ride",
    listen: "Nothing to listen to yet",
    finished: "Nothing finished yet",
    archive: "Nothing put away",
    tag: "Nothing to read with this tag",
  },
  emptyText:
    "Save an article by its address, paste a text, or add a file. It lies on this device then, to be read with no network.",
  emptyListen:
    "Add an audio file or the address of one. Any article can be read aloud as well: open it and press Listen.",
  minutes: "min",
  unknownMinutes: "–",
  onDevice: "On this device",
  picturesCome: "Text on this device, pictures still to come",
  waits: "Not on this device yet",
  fetchingNow: "Fetching…",
  downloading: (percent: number) => `Fetching… ${percent} %`,
  waitsForNetwork: "Waits for a network",
  emptyArticle: "The page was reached, but no readable text was found in it.",
  full: "This device has no room left for the text. Free some space, then try again.",
  overBudget:
    "Recordings take all the room you gave them. Mark some as done, or give them more in Settings, then try again.",
  fileWaits: "Its file is on another device and comes when the two have met.",
  actionsFor: (title: string) => `More for “${title}”`,
  close: "Close",
  done: "Done",
  notDone: "Put back into the queue",
  finishedToast: (n: number) => (n === 1 ? "Marked as done" : `${n} marked as done`),
  archive: "Archive",
  archived: (n: number) => (n === 1 ? "Put away" : `${n} put away`),
  remove: "Delete",
  removed: (n: number) => (n === 1 ? "Deleted" : `${n} deleted`),
  sameArticle: (title: string) =>
    `“${title}” was here already under another address. It is kept once, in the queue.`,
  moveUp: "Move up",
  moveDown: "Move down",
  moveFirst: "Move to the top",
  tags: "Tags",
  tagsOf: (n: number) => (n === 1 ? "Tags" : `Tags of ${n} articles`),
  newTag: "New tag",
  addTag: "Add tag",
  original: "Open the original",
  progress: "How far you have read",
  chooseTitle: "Choose something to read",
  goOnTitle: "Where you stopped",
  goOn: "Go on reading",
  chooseText:
    "What you open stands here, beside the queue. All that is on this device can be read with no network.",
  chooseNothing: "What you save is read here, beside the queue.",
  minutesLeft: (n: number) => `${n} min left`,
} as const;
