import { signal } from "@preact/signals";

/** A recording that is open, playing or not, wherever one is in the app. */
export interface HeardRecording {
  readonly article: string;
  readonly title: string;
  /** The show or site it is of. */
  readonly show: string;
  /** The address of its picture in this window, where it has one here. */
  readonly cover: string | undefined;
}

/** What is open to be heard; the player itself comes with it (`playback.ts`). */
export const nowHeard = signal<HeardRecording | undefined>(undefined);
