import { signal } from "@preact/signals";

/** Whether the first screen has been painted with what it shows of a plan; what it does not need waits for that. */
export const firstPaint = signal(false);
