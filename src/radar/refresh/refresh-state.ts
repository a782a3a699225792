import { signal } from "@preact/signals";

/** Whether somebody asked, or the time had come. */
export type RefreshCause = "by-itself" | "by-hand";

/** One thing that could not be refreshed, and why, in words. */
export interface RefreshFailure {
  readonly what: string;
  readonly why: string;
}

/** What a refresh came to. */
export interface RefreshSummary {
  readonly at: number;
  /** How many were asked, and how many of them had something new. */
  readonly asked: number;
  readonly changed: number;
  /** How many wait for their turn, because GitHub answers no more for now; and until when. */
  readonly waiting: number;
  readonly waitsUntil: number;
  /** How many were not reached before the network went; they are looked at when it is back. */
  readonly unreached: number;
  readonly failures: readonly RefreshFailure[];
  /** Sources that moved for good, and are followed where they are now. */
  readonly moved: readonly { readonly name: string; readonly address: string }[];
}

export type RefreshState =
  | { readonly kind: "resting"; readonly last: RefreshSummary | undefined }
  | { readonly kind: "running"; readonly done: number; readonly total: number };

/** How far the refresh has come. */
export const refreshState = signal<RefreshState>({ kind: "resting", last: undefined });
