import { signal } from "@preact/signals";

/** Milliseconds after which a start that shows nothing of the person's own says so. */
const STALLED_AFTER = 5000;

/** True where the app has not started within five seconds; a notice then offers to save the data as a file. */
export const startStalled = signal(false);

/** Watches over a start: says that it hangs where nobody says in time that it went well. Resolves when either is known. */
export function watchStart(isReady: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      startStalled.value = !isReady();
      resolve();
    }, STALLED_AFTER);
  });
}
