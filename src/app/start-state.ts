import { signal } from "@preact/signals";

/** Milliseconds after which a start that shows nothing of the person's own says so. */
const STALLED_AFTER = 5000;

/** Whether the start takes so long that something must be wrong; the data on the device can then be saved as a file. */
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
