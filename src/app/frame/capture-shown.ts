import { signal } from "@preact/signals";

/** Whether a thought is being caught. */
export const captureShown = signal(false);
