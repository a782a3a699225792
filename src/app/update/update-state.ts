import { signal } from "@preact/signals";

/** Whether a new version waits, or was started by another tab while this one still runs the old. */
export const update = signal<"none" | "waits" | "elsewhere">("none");
