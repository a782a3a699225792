import type { ReadonlySignal } from "@preact/signals";
import type { Remote } from "./remote.ts";

/** Whether a place to meet is there; one that is absent cannot be there, such as the gateway of a static host. */
export type PlacePresence = "unknown" | "present" | "absent" | "unreachable" | "refused";

/** What is said of a place. */
export interface PlaceWords {
  /** By how it is there. */
  readonly presence: Readonly<Record<PlacePresence, string>>;
  /** What went wrong there, in one line. */
  readonly unreachable: string;
  readonly refused: string;
  readonly full: string;
  /** In one line: that there is no such place here. */
  readonly absent: string;
}

/** How a place that refuses this device is opened. */
export interface PlaceKey {
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly wrong: string;
  /** Keeps the secret on this device and looks whether it opens. */
  use(secret: string): Promise<void>;
}

/** A place where devices meet. A new one is a value of this type in places.ts. */
export interface MeetingPlace {
  /** What this device's memory of the place is kept under. */
  readonly id: string;
  /** The folder itself; what it needs is loaded when there is someone to meet. */
  openRemote(): Promise<Remote>;
  readonly presence: ReadonlySignal<PlacePresence>;
  /** Looks whether it is there. Never throws. */
  look(): Promise<PlacePresence>;
  readonly words: PlaceWords;
  readonly key?: PlaceKey;
}
