import type { StoredRecord } from "../../records/record.ts";
import type { StorageFailure } from "../../storage/database/failure.ts";
import type { ShelfChange } from "../../storage/library/library-announcement.ts";
import type { SealingKey } from "../encryption/sealing-key.ts";
import type { LastMeeting } from "../places/last-meeting.ts";
import type { PlaceConfig } from "../places/place-config.ts";
import type { SyncTrouble } from "../places/sync-trouble.ts";
import type { Verification } from "../safety/verify-data.ts";
import type { MeetingLog } from "./meeting-log.ts";

/** What the page asks its sync worker for; one thing, then the worker is done. */
export type SyncRequest =
  | {
      readonly kind: "meet";
      readonly place: PlaceConfig;
      /** Whether what is large waits for a connection that costs nothing. */
      readonly metered: boolean;
    }
  /**
   * Whether a place can be used as described; a passphrase seals what goes there and opens what lies there. What another
   * device handed over to join is tried with it. Nothing is kept.
   */
  | {
      readonly kind: "try";
      readonly place: PlaceConfig;
      readonly passphrase: string;
      readonly handedOver?: HandedOver;
    }
  /** A device that was silent for long is left out of account; its files go, what they say stays. */
  | { readonly kind: "retire"; readonly place: PlaceConfig; readonly device: string }
  /** The backup of today, where there is none yet. */
  | { readonly kind: "back-up" }
  /** Everything computed again and compared, at the places too. */
  | { readonly kind: "verify"; readonly places: readonly PlaceConfig[] };

export interface MeetResult {
  readonly meeting?: LastMeeting;
  readonly trouble?: SyncTrouble;
  readonly log: MeetingLog;
}

/** What another device handed over besides the place: its keys, and the gateway's token; "" for none. */
export interface HandedOver {
  readonly keys: readonly SealingKey[];
  readonly token: string;
}

export type TryResult =
  /** The place with how it was reached, and the keys to be used there, the one that seals first. */
  | { readonly ok: true; readonly place: PlaceConfig; readonly keys: readonly SealingKey[] }
  | { readonly ok: false; readonly trouble: SyncTrouble };

/** What the worker says. */
export type SyncAnswer =
  | {
      readonly kind: "changed";
      readonly records: readonly StoredRecord[];
      /** Whether they are a part of many. */
      readonly isPart: boolean;
    }
  | { readonly kind: "shelved"; readonly changes: readonly ShelfChange[] }
  | { readonly kind: "met"; readonly result: MeetResult }
  | { readonly kind: "tried"; readonly result: TryResult }
  | { readonly kind: "backed-up" }
  | { readonly kind: "verified"; readonly result: Verification }
  | { readonly kind: "failed"; readonly failure: StorageFailure };
