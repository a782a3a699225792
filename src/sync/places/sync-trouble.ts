import type { RemoteReason } from "../../remotes/remote.ts";

export type SyncTroubleKind =
  | RemoteReason
  | "storage"
  | "damaged-file"
  | "newer-file"
  | "locked"
  | "unencrypted"
  | "rolled-back"
  | "quarantined"
  | "wrong-passphrase";

/** Why a meeting did not work out, or not wholly. */
export interface SyncTrouble {
  readonly kind: SyncTroubleKind;
  /** What the other side said, for the log. */
  readonly detail: string;
  /** Milliseconds the other side asks to be left alone for. */
  readonly retryAfter?: number;
}

/** The same with what the person is told. */
export interface ToldTrouble extends SyncTrouble {
  readonly says: string;
}
