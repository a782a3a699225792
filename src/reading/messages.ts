/** The words of the reading screens. */
export const messages = {
  title: "Read",
  address: "Address",
  addressPlaceholder: "https://…",
  save: "Save article",
  saved: "Saved to the queue",
  savedOffline: "Saved. It is fetched when there is a network.",
  known: "Already in the queue",
  backInQueue: "Back in the queue",
  notAnAddress: "That is not a web address. It should look like https://example.org/article.",
  summary: (count: number, minutes: number) =>
    count === 0 ? "Nothing to read" : `${count} to read · ${duration(minutes)} in all`,
  views: "Lists",
  queue: "Queue",
  finished: "Finished",
  emptyTitle: "The queue is empty",
  emptyText:
    "Save an article by its address. Its text and pictures come onto this device, to be read with no network.",
  nothingFinished: "Nothing finished yet",
  minutes: "min",
  unknownMinutes: "–",
  onDevice: "On this device",
  picturesCome: "Text on this device, pictures still to come",
  waits: "Not on this device yet",
  fetchingNow: "Fetching…",
  waitsForNetwork: "Waits for a network",
  waitsForGateway: "Waits for a gateway",
  retry: "Try again",
  emptyArticle: "The page was reached, but no readable text was found in it.",
  full: "This device has no room left for the text. Free some space, then try again.",
  original: "Open the original",
  remove: "Remove from the queue",
  removeNamed: (title: string) => `Remove “${title}”`,
  removed: "Removed from the queue",
  undo: "Undo",
  back: "Back to the queue",
  done: "Done",
  markDone: "Mark as done",
  notDone: "Put back into the queue",
  isDone: "Finished",
  finishedToast: "Marked as done",
  next: (title: string) => `Next: ${title}`,
  writeNote: "Write a note on this article",
  minutesLeft: (n: number) => `${n} min left`,
  progress: "How far you have read",
  table: "Table",
  gone: "This article is not in your lists.",
  notHereTitle: "The text is not on this device yet",
  chooseTitle: "Choose something to read",
  pictureMissing: "Picture not on this device",
  minutesAll: (n: number) => `${n} min`,
} as const;

/** "48 min", "1 h 48 min". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
