import type { LibraryWrite } from "./library-write.ts";

/** Told of what was laid onto the library's shelves or taken off, in this tab or another. */
export type LibraryListener = (changed: readonly ShelfChange[]) => void;

export interface ShelfChange {
  readonly shelf: string;
  readonly id: string;
  /** Whether something lies there now. */
  readonly present: boolean;
}

const listeners = new Set<LibraryListener>();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("wayside-library") : undefined;

channel?.addEventListener("message", (event: MessageEvent<readonly ShelfChange[]>) => tell(event.data));

/** Calls the listener at every change of a shelf; the returned function stops it. */
export function onLibraryChange(listener: LibraryListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes committed writes known in this tab and the others. */
export function announceLibrary(writes: readonly LibraryWrite[]): void {
  if (writes.length === 0) return;
  const changed = writes.map(({ shelf, id, value }) => ({ shelf, id, present: value !== undefined }));
  announceShelves(changed);
}

/** The same, of shelves by their names. */
export function announceShelves(changed: readonly ShelfChange[]): void {
  if (handOver !== undefined) {
    handOver(changed);
    return;
  }
  tell(changed);
  channel?.postMessage(changed);
}

let handOver: LibraryListener | undefined;

/** In a worker: what it lays down is handed to its page, which announces it. */
export function announceLibraryThrough(page: LibraryListener): void {
  handOver = page;
}

function tell(changed: readonly ShelfChange[]): void {
  for (const listener of listeners) listener(changed);
}
