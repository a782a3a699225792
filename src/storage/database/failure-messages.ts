import type { StorageFailure } from "./failure.ts";

/** What a failure of storage means for the person: what happened, what is safe, what to do. */
export function storageFailureText(failure: StorageFailure): string {
  switch (failure.kind) {
    case "full":
      return "This device has no room left, so the last change was not kept. Everything before it is safe. Free some space or remove finished articles, then try again.";
    case "newer-database":
      return "A newer version of Wayside is at work on this device. Your data is safe. Close the other tabs and reload this one.";
    case "blocked":
      return "Another tab still runs an older version of Wayside. Close the other tabs; this one goes on by itself.";
    case "unavailable":
      return "This browser does not let Wayside keep anything, as in some private windows. Nothing you write here would stay. Open Wayside in a normal window.";
    case "closed":
      return "The connection to this device's storage was lost. Everything kept before is safe. Reload the page.";
    case "noted":
      return notedTexts[failure.reason](failure.detail);
    case "failed":
      return `The change could not be kept (${failure.detail}). Everything before it is safe. Try again.`;
  }
}

const notedTexts = {
  full: () =>
    "This device has no room left. What you did is noted and is saved by itself as soon as there is room. Free some space or remove finished articles.",
  closed: () =>
    "The connection to this device's storage was lost. What you did is noted and is saved when you reload the page.",
  failed: (detail: string) =>
    `What you did is noted, but could not be saved yet (${detail}). It is tried again at the next start; nothing is lost.`,
} as const;
