import { signal } from "@preact/signals";

/** Whether the list of the keys is open. */
export const keysShown = signal(false);
