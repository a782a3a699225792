import type { StoredRecord } from "../../records/record.ts";

/** Told of every change to records, made in this tab or another. */
export type ChangeListener = (changed: readonly StoredRecord[]) => void;

const listeners = new Set<ChangeListener>();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("wayside-changes") : undefined;

channel?.addEventListener("message", (event: MessageEvent<readonly StoredRecord[]>) => tell(event.data));

/** Calls the listener at every change; the returned function stops it. */
export function onChange(listener: ChangeListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes a committed change known in this tab and the others. */
export function announce(changed: readonly StoredRecord[]): void {
  if (changed.length === 0) return;
  if (handOver !== undefined) {
    handOver(changed);
    return;
  }
  tell(changed);
  channel?.postMessage(changed);
}

let handOver: ChangeListener | undefined;

/** In a worker: what it changes is handed to its page, which announces it in the order in which it hears of things. */
export function announceThrough(page: ChangeListener): void {
  handOver = page;
}

let flowing = false;
const ends = new Set<() => void>();

/** Whether much is coming in, piece by piece: what shows it need not show each piece. */
export function isFlowing(): boolean {
  return flowing;
}

/** Calls the listener whenever a flow has ended. */
export function onFlowEnd(listener: () => void): void {
  ends.add(listener);
}

/** Says that much begins to come in, or has come in. */
export function setFlowing(now: boolean): void {
  if (flowing === now) return;
  flowing = now;
  if (!now) for (const end of ends) end();
}

/** Makes records known in this tab alone: as they will stand, not as they are stored. */
export function announceHere(records: readonly StoredRecord[]): void {
  if (records.length > 0) tell(records);
}

function tell(changed: readonly StoredRecord[]): void {
  for (const listener of listeners) listener(changed);
}
