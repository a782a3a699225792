import type { ReadonlySignal } from "@preact/signals";
import type { Remote } from "./remote.ts";

/** Whether a place to meet is there; one that is absent cannot be there, such as the gateway of a static host. */
export type PlacePresence = "unknown" | "present" | "absent" | "unreachable" | "refused";

/** What the status line says of a place, in one line each. */
export interface PlaceWords {
  /** What went wrong there. */
  readonly unreachable: string;
  readonly refused: string;
  readonly full: string;
  /** That there is no such place here. */
  readonly absent: string;
}

/** What Settings say of a place. */
export type PlaceDescription = Readonly<Record<PlacePresence, string>> & {
  /** How a secret is asked for that opens it, where it takes one. */
  readonly key?: {
    readonly label: string;
    readonly hint: string;
    readonly action: string;
    readonly wrong: string;
  };
};

/** A place where devices meet. A new one is a value of this type in places.ts. */
export interface MeetingPlace {
  /** What this device's memory of the place is kept under. */
  readonly id: string;
  /** The folder itself; what it needs is loaded when there is someone to meet. */
  openRemote(): Promise<Remote>;
  readonly presence: ReadonlySignal<PlacePresence>;
  /** Finds whether it is there. Never throws. */
  checkPresence(): Promise<PlacePresence>;
  readonly words: PlaceWords;
  describe(): Promise<PlaceDescription>;
  /** Keeps the secret that opens it on this device, and looks whether it does. */
  open?(secret: string): Promise<void>;
}
